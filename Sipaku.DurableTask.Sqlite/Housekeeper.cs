using Microsoft.Extensions.Logging;
using Sipaku.DurableTask.Sqlite.Tables;

namespace Sipaku.DurableTask.Sqlite;

/// <summary>Deletes instances that ended longer ago than the retention, every hour.</summary>
internal sealed class Housekeeper : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(1);

    private readonly SqliteOrchestrationService _service;
    private readonly TimeProvider _time;
    private readonly TimeSpan _retention;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _stop = new();

    public Housekeeper(SqliteOrchestrationService service, TimeProvider time, TimeSpan retention, ILogger logger)
    {
        _service = service;
        _time = time;
        _retention = retention;
        _logger = logger;
        _timer = time.CreateTimer(static state => _ = ((Housekeeper)state!).CleanAsync(), this, FirstAfter, Interval);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _stop.Cancel();
    }

    private async Task CleanAsync()
    {
        try
        {
            InstanceFilter expired = new() { CompletedTo = (_time.GetUtcNow() - _retention).UtcTicks };
            int count = (await _service.PurgeAsync(expired, timeout: null, _stop.Token)).DeletedInstanceCount;
            if (count > 0)
            {
                _logger.LogInformation("Deleted {Count} finished instances that were older than {Retention}.", count, _retention);
            }
        }
        catch (Exception exception) when (exception is DurableStoreException or ObjectDisposedException or OperationCanceledException)
        {
            _logger.LogWarning("Old instances were not deleted: {Reason}", exception.Message);
        }
    }
}
