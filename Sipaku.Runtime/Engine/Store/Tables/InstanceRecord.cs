using Microsoft.DurableTask.Client;

namespace Sipaku.Runtime.Engine.Store.Tables;

/// <summary>What the store holds of an instance besides its history. Instants are UTC ticks.</summary>
internal sealed record InstanceRecord
{
    public long Key { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Version { get; init; } = string.Empty;

    public int Generation { get; init; }

    public OrchestrationRuntimeStatus Status { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long? CompletedAt { get; init; }

    /// <summary>Not to be started before this.</summary>
    public long? StartAt { get; init; }

    /// <summary>The serialised input; only where it was asked for.</summary>
    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? Failure { get; init; }

    public string? CustomStatus { get; init; }

    /// <summary>The tags as a JSON object, or null for none.</summary>
    public string? Tags { get; init; }

    public string? TraceParent { get; init; }

    public ParentRecord? Parent { get; init; }
}
