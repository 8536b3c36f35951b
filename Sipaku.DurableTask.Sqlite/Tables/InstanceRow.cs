using DurableTask.Core;
using Sipaku.DurableTask.Sqlite.Codec;

namespace Sipaku.DurableTask.Sqlite.Tables;

/// <summary>An instance as it is stored. Instants are UTC ticks.</summary>
internal sealed record InstanceRow
{
    public required long Key { get; init; }

    public required string Id { get; init; }

    public required string ExecutionId { get; init; }

    public required string FirstExecutionId { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required OrchestrationStatus Status { get; init; }

    public required long CreatedAt { get; init; }

    public required long UpdatedAt { get; init; }

    public long? CompletedAt { get; init; }

    public long? StartAt { get; init; }

    public int Generation { get; init; }

    public int HistoryLength { get; init; }

    public int Deaths { get; init; }

    public string? ParentId { get; init; }

    public string? ParentExecutionId { get; init; }

    public string? ParentName { get; init; }

    public string? ParentVersion { get; init; }

    public int ParentTaskId { get; init; }

    public byte[]? Tags { get; init; }

    public string? CustomStatus { get; init; }

    public string? Output { get; init; }

    public byte[]? Failure { get; init; }

    /// <summary>Kept in a table of its own; null where it was not asked for.</summary>
    public string? Input { get; init; }

    public ParentInstance? Parent => ParentId is null
        ? null
        : new ParentInstance
        {
            Name = ParentName,
            Version = ParentVersion,
            TaskScheduleId = ParentTaskId,
            OrchestrationInstance = new OrchestrationInstance { InstanceId = ParentId, ExecutionId = ParentExecutionId },
        };

    /// <summary>True for the execution that the instance was created with, for its present one, and where none is named.</summary>
    public bool IsKnownAs(string? executionId) =>
        string.IsNullOrEmpty(executionId) || executionId == ExecutionId || executionId == FirstExecutionId;

    /// <summary>What clients see that want neither input nor output.</summary>
    public OrchestrationState ToStateWithoutPayloads() => ToState().ClearFieldsImmutably(clearInput: true, clearOutput: true);

    /// <summary>What clients see, in objects of its own.</summary>
    public OrchestrationState ToState() => new()
    {
        OrchestrationInstance = new OrchestrationInstance { InstanceId = Id, ExecutionId = ExecutionId },
        ParentInstance = Parent,
        Name = Name,
        Version = Version,
        OrchestrationStatus = Status,
        Status = CustomStatus,
        Input = Input,
        Output = Output,
        FailureDetails = Bodies.ReadFailure(Failure),
        Tags = Bodies.ReadTags(Tags),
        Generation = Generation,
        CreatedTime = Instants.FromTicks(CreatedAt),
        LastUpdatedTime = Instants.FromTicks(UpdatedAt),
        CompletedTime = CompletedAt is { } completedAt ? Instants.FromTicks(completedAt) : default,
        ScheduledStartTime = StartAt is { } startAt ? Instants.FromTicks(startAt) : null,
    };
}
