using Sipaku.Runtime.Engine.Store;

namespace Sipaku.Runtime.Engine.Instances;

/// <summary>Something that happened to an instance and that its next turn consumes; it becomes an event of the history.</summary>
internal sealed class InstanceMessage(HistoryKind kind)
{
    /// <summary>The name that marks a termination which goes on to the sub-orchestrations.</summary>
    public const string RecursiveName = "recursive";

    public HistoryKind Kind { get; } = kind;

    /// <summary>Its key in the inbox, or 0 for what is not stored before it is consumed: results of activities and timers.</summary>
    public long InboxId { get; set; }

    /// <summary>The generation of the instance that it is for; -1 for whichever is there.</summary>
    public int Generation { get; init; } = -1;

    public int TaskId { get; init; } = -1;

    public string? Name { get; init; }

    /// <summary>The serialised payload, result or failure.</summary>
    public string? Data { get; init; }

    /// <summary>True where a termination goes on to the sub-orchestrations.</summary>
    public bool Recursive => Kind == HistoryKind.ExecutionTerminated && Name == RecursiveName;
}
