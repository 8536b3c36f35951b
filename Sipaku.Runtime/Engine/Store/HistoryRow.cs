using Sipaku.Runtime.Engine.Execution;

namespace Sipaku.Runtime.Engine.Store;

/// <summary>One event of an instance's history; its number is its place in the history.</summary>
internal sealed class HistoryRow
{
    public required HistoryKind Kind { get; init; }

    /// <summary>When it was recorded, in UTC ticks: the time of the turn that consumed or made it.</summary>
    public long At { get; set; }

    /// <summary>The number of the task that was scheduled or that this completes; -1 where there is none.</summary>
    public int TaskId { get; init; } = -1;

    /// <summary>When a timer fires, in UTC ticks.</summary>
    public long? DueAt { get; init; }

    public string? Name { get; init; }

    /// <summary>
    /// The instance that an event was sent to, the id of the sub-orchestration, or the version that the call of an activity named.
    /// </summary>
    public string? Target { get; init; }

    /// <summary>The serialised input, result or payload, or a failure.</summary>
    public string? Data { get; init; }

    /// <summary>What the sub-orchestration begins with; not stored here.</summary>
    public SubOrchestrationRequest? SubOrchestration { get; init; }

    /// <summary>True for what an orchestrator asks for, false for what happens to it.</summary>
    public bool IsAction => Kind is HistoryKind.TaskScheduled or HistoryKind.SubOrchestrationCreated or HistoryKind.TimerCreated or HistoryKind.EventSent;

    public override string ToString() => (Kind, Name) switch
    {
        (_, not null) => $"{Kind} '{Name}'",
        _ => Kind.ToString(),
    };
}
