using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine.Activities;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Instances;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;
using Sipaku.Runtime.Engine.Timers;

namespace Sipaku.Runtime.Engine;

/// <summary>The parts of a running engine that instances work with.</summary>
internal sealed record EngineCore
{
    public required DurableEngineOptions Options { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    public required DurableStore Store { get; init; }

    public required ExecutionServices Services { get; init; }

    public required ActivityDispatcher Activities { get; init; }

    public required TurnGuard Turns { get; init; }

    public required TimerQueue Timers { get; init; }

    public required WorkTracker Work { get; init; }

    public required EngineMetrics Metrics { get; init; }

    public InstanceDirectory Directory { get; } = new();

    public InstanceWaiters Waiters { get; } = new();

    public ExecutionCache Cache { get; } = new();

    /// <summary>The activities and orchestrators that were running when a process died, as the start found them.</summary>
    public IReadOnlyDictionary<(long Key, int TaskId), Attempts> Attempts { get; set; } = new Dictionary<(long, int), Attempts>();

    /// <summary>True once the engine stops: nothing new begins.</summary>
    public bool IsStopping { get; set; }
}
