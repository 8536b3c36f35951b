using DurableTask.Core.History;

namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>A message that its instance has not consumed.</summary>
internal sealed class PendingMessage
{
    public required long Id { get; init; }

    /// <summary>The execution that it is for, or null for any.</summary>
    public string? ExecutionId { get; init; }

    public required EventType Kind { get; init; }

    /// <summary>When it may be handed out, in UTC ticks; null for at once.</summary>
    public long? DueAt { get; init; }

    /// <summary>Null where it is read from the store when it is needed.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Whether it is not to be after all: it was to be seen before it was written, and was not written.</summary>
    public bool IsTakenBack { get; set; }
}
