using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine.Activities;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Instances;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;
using Sipaku.Runtime.Engine.Timers;

namespace Sipaku.Runtime.Engine;

/// <summary>Runs orchestrations durably: opens the store, takes up what was under way, and ends in good order.</summary>
internal sealed class DurableEngine(
    DurableEngineOptions options,
    IFunctionDispatcher dispatcher,
    DataConverter converter,
    TimeProvider time,
    ILoggerFactory loggerFactory,
    IExceptionPropertiesProvider? failureProperties = null) : IAsyncDisposable
{
    private EngineCore? _core;
    private EngineMonitor? _monitor;
    private Housekeeper? _housekeeper;
    private bool _ownsStore;

    public DataConverter Converter => converter;

    /// <summary>The ids of the instances that were unfinished when it started.</summary>
    public IReadOnlyList<string> TakenUp { get; private set; } = [];

    public EngineCore Core => _core ?? throw new InvalidOperationException("The durable engine has not been started.");

    /// <summary>Opens the store and takes up unfinished instances in the background.</summary>
    /// <exception cref="DurableStoreException">The store cannot be used.</exception>
    public void Start()
    {
        _ownsStore = true;
        Start(DurableStore.Open(options.DatabasePath, options.MaxConcurrentActivities));
    }

    /// <summary>Starts on a store that somebody else closes.</summary>
    public void Start(DurableStore store)
    {
        ILogger logger = loggerFactory.CreateLogger("Sipaku.Runtime");
        WorkTracker work = new();
        EngineMetrics metrics = new();
        ActivityRunner runner = new(dispatcher, metrics, logger, failureProperties);
        _core = new EngineCore
        {
            Options = options,
            Time = time,
            Logger = logger,
            Store = store,
            Services = new ExecutionServices(
                dispatcher, converter, loggerFactory, options.Versions?.Current ?? string.Empty, options.Properties, failureProperties),
            Activities = new ActivityDispatcher(runner, store, work, options.MaxConcurrentActivities),
            Turns = new TurnGuard(store, options.MaxConcurrentActivities, options.BlockedTurnLimit),
            Timers = new TimerQueue(time, options.MaxSleep),
            Work = work,
            Metrics = metrics,
        };
        metrics.Observe(_core);
        if (!options.Dormant)
        {
            TakenUp = Recover(_core);
            _monitor = new EngineMonitor(_core);
            _housekeeper = options.Retention is { } retention ? new Housekeeper(_core, retention) : null;
        }
    }

    /// <summary>
    /// Stops: nothing new begins, activities are asked to end, and what has not ended after the drain time is abandoned. Whatever was
    /// left undone goes on at the next start.
    /// </summary>
    public async Task StopAsync()
    {
        if (_core is not { IsStopping: false } core)
        {
            return;
        }

        _housekeeper?.Dispose();
        core.Activities.Stop();
        core.Timers.Stop();
        Task idle = core.Work.WhenIdleAsync();
        await Task.WhenAny(idle, Task.Delay(options.DrainTimeout));
        core.IsStopping = true;
        core.Timers.Dispose();
        _monitor?.Dispose();
        if (!options.Dormant)
        {
            core.Store.Running.Clear();
        }

        if (_ownsStore)
        {
            core.Store.Dispose();
        }
    }

    /// <summary>Lets go of everything as a crash would; only what runs at the moment runs on, into the void.</summary>
    public void Abandon()
    {
        Core.IsStopping = true;
        Core.Activities.Stop();
        Core.Timers.Dispose();
        _housekeeper?.Dispose();
        _monitor?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _core?.Activities.Dispose();
        _core?.Metrics.Dispose();
    }

    private static IReadOnlyList<string> Recover(EngineCore core)
    {
        CountCrashes(core);

        // Nothing else writes yet, so what is read here is exactly what the last process left.
        (List<InstanceRecord> unfinished, List<(long Key, InstanceMessage Message)> inbox, core.Attempts) =
            core.Store.Read(session => (InstanceTable.Unfinished(session), InboxTable.Load(session), AttemptTable.Load(session)));
        core.Turns.Load(core.Attempts);
        foreach (InstanceRecord record in unfinished)
        {
            core.Directory.Add(new LiveInstance(record, core, null));
        }

        List<InstanceMessage> orphans = [];
        foreach ((long key, InstanceMessage message) in inbox)
        {
            if (core.Directory.Find(key) is { } instance)
            {
                instance.Post(message);
            }
            else
            {
                orphans.Add(message);
            }
        }

        if (orphans.Count > 0)
        {
            core.Store.Writer.Enqueue(new Commits.InboxCleanup(orphans));
        }

        foreach (LiveInstance instance in core.Directory.All)
        {
            instance.Wake();
        }

        return [.. unfinished.Select(record => record.Id)];
    }

    private static void CountCrashes(EngineCore core)
    {
        IReadOnlyList<(long Key, int TaskId)> running = core.Store.Running.TakeLeftovers();
        if (running.Count > 0)
        {
            core.Store.WriteAsync(session => running.Sum(activity => AttemptTable.CountCrash(session, activity.Key, activity.TaskId)))
                .GetAwaiter().GetResult();
        }
    }
}
