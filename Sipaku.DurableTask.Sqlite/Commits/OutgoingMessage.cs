using DurableTask.Core;
using DurableTask.Core.History;
using Sipaku.DurableTask.Sqlite.Codec;
using Sipaku.DurableTask.Sqlite.Dispatch;

namespace Sipaku.DurableTask.Sqlite.Commits;

/// <summary>A message to an instance as it is stored, made before its turn to be written comes.</summary>
internal sealed record OutgoingMessage
{
    public required string InstanceId { get; init; }

    /// <summary>Null for whatever execution it finds.</summary>
    public string? ExecutionId { get; init; }

    public required EventType Kind { get; init; }

    /// <summary>When it may be handed out, in UTC ticks; null for at once.</summary>
    public long? DueAt { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The event of a start.</summary>
    public ExecutionStartedEvent? Started { get; init; }

    /// <summary>Why an instance is terminated.</summary>
    public string? Reason { get; init; }

    /// <summary>The message as its instance will have it.</summary>
    public PendingMessage ToPending(long id, long? dueAt) => new() { Id = id, ExecutionId = ExecutionId, Kind = Kind, DueAt = dueAt, Body = Body };

    /// <exception cref="ArgumentException">It does not say what instance it is for.</exception>
    public static OutgoingMessage Of(TaskMessage message)
    {
        ArgumentException.ThrowIfNullOrEmpty(message.OrchestrationInstance?.InstanceId);
        return new OutgoingMessage
        {
            InstanceId = message.OrchestrationInstance.InstanceId,
            ExecutionId = string.IsNullOrEmpty(message.OrchestrationInstance.ExecutionId) ? null : message.OrchestrationInstance.ExecutionId,
            Kind = message.Event.EventType,
            DueAt = message.Event is TimerFiredEvent timer ? Instants.ToTicks(timer.FireAt) : null,
            Body = Bodies.Write(message),
            Started = message.Event as ExecutionStartedEvent,
            Reason = (message.Event as ExecutionTerminatedEvent)?.Input,
        };
    }
}
