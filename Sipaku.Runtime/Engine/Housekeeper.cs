using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine.Commits;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine;

/// <summary>Deletes finished instances that are older than the retention, every hour.</summary>
internal sealed class Housekeeper : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(1);

    private readonly EngineCore _core;
    private readonly TimeSpan _retention;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _stop = new();

    public Housekeeper(EngineCore core, TimeSpan retention)
    {
        _core = core;
        _retention = retention;
        _timer = core.Time.CreateTimer(static state => _ = ((Housekeeper)state!).CleanAsync(), this, FirstAfter, Interval);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task CleanAsync()
    {
        _core.Work.Begin();
        try
        {
            long before = (_core.Time.GetUtcNow() - _retention).UtcTicks;
            InstanceFilter expired = new() { CompletedTo = before, CreatedTo = before };
            (int count, _) = await PurgeWrites.PurgeAsync(_core, expired, recursive: false, timeout: null, _stop.Token);
            if (count > 0)
            {
                _core.Logger.LogInformation("Deleted {Count} finished instances that were older than {Retention}.", count, _retention);
            }
        }
        catch (Exception exception) when (exception is DurableStoreException or ObjectDisposedException or OperationCanceledException)
        {
            _core.Logger.LogWarning("Old instances were not deleted: {Reason}", exception.Message);
        }
        finally
        {
            _core.Work.End();
        }
    }
}
