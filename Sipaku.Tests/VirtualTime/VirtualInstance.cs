using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sipaku.Tests.VirtualTime;

/// <summary>An orchestration: its history, what has arrived for it and, where it stays in memory, its code.</summary>
internal sealed class VirtualInstance(string id, ExecutionStartedEvent started)
{
    /// <summary>Messages that it has not seen, in the order of their arrival.</summary>
    public List<HistoryEvent> Mail { get; } = [];

    public string Id { get; } = id;

    /// <summary>The id of its present life.</summary>
    public string ExecutionId => (State?.ExecutionStartedEvent ?? started).OrchestrationInstance.ExecutionId;

    /// <summary>Its history as of its last turn; null before the first.</summary>
    public OrchestrationRuntimeState? State { get; set; }

    public Session? Session { get; set; }

    public string? CustomStatus { get; set; }

    public DateTime LastUpdatedAt { get; set; } = started.Timestamp;

    public bool IsCompleted => State is { OrchestrationStatus: OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated };

    /// <summary>What clients see.</summary>
    /// <param name="converter">Where inputs and outputs are asked for.</param>
    public OrchestrationMetadata Metadata(DataConverter? converter)
    {
        ExecutionStartedEvent start = State?.ExecutionStartedEvent ?? started;
        return new OrchestrationMetadata(start.Name, Id)
        {
            RuntimeStatus = State is null ? OrchestrationRuntimeStatus.Pending : (OrchestrationRuntimeStatus)(int)State.OrchestrationStatus,
            CreatedAt = start.Timestamp,
            LastUpdatedAt = LastUpdatedAt,
            DataConverter = converter,
            SerializedInput = converter is null ? null : start.Input,
            SerializedOutput = converter is null ? null : State?.Output,
            SerializedCustomStatus = converter is null ? null : CustomStatus,
            FailureDetails = converter is null ? null : Details(State?.FailureDetails),
        };
    }

    private static TaskFailureDetails? Details(FailureDetails? failure) => failure is null
        ? null
        : new TaskFailureDetails(failure.ErrorType, failure.ErrorMessage, failure.StackTrace, Details(failure.InnerFailure), failure.Properties);
}
