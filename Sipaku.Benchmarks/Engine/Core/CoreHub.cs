using DurableTask.Core;
using Sipaku.DurableTask.Sqlite;

namespace Sipaku.Benchmarks.Engine.Core;

/// <summary>The framework alone on a store of its own, with as much at once as the local host allows.</summary>
internal sealed class CoreHub : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteOrchestrationService _store;
    private readonly TaskHubWorker _worker;

    private CoreHub()
    {
        _store = new SqliteOrchestrationService(new SqliteOrchestrationServiceOptions
        {
            Path = _folder.In("hub.db"),
            MaxConcurrentActivities = 10 * Environment.ProcessorCount,
            MaxConcurrentOrchestrations = 100 * Environment.ProcessorCount,
        });
        Clock = new StepClock(_store);
        _worker = FrameworkWorker.Create(Clock);
        Client = new TaskHubClient(_store);
    }

    public TaskHubClient Client { get; }

    /// <summary>What the framework takes of the time.</summary>
    public StepClock Clock { get; }

    public static async Task<CoreHub> StartAsync()
    {
        CoreHub hub = new();
        await hub._worker.StartAsync();
        await Workload.MixedAsync(hub.Client, 50, 1);
        return hub;
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync(isForced: true);
        _worker.Dispose();
        _store.Dispose();
        _folder.Dispose();
    }
}
