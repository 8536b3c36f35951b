using DurableTask.Core;
using DurableTask.Core.History;

namespace Sipaku.DurableTask.Sqlite.Codec;

/// <summary>
/// The framework's history events as bytes, field by field: its own JSON needs type names and cannot read every event back. Whether an
/// event was played is not kept, it belongs to one execution in memory.
/// </summary>
internal static class EventCodec
{
    public static void Write(BodyWriter body, HistoryEvent historyEvent)
    {
        body.Byte((byte)historyEvent.EventType);
        body.Number(historyEvent.EventId);
        body.Time(historyEvent.Timestamp);
        switch (historyEvent)
        {
            case OrchestratorStartedEvent or OrchestratorCompletedEvent:
                break;
            case ExecutionStartedEvent started:
                WriteStarted(body, started);
                break;
            case ExecutionCompletedEvent completed:
                body.Byte((byte)completed.OrchestrationStatus);
                body.Text(completed.Result);
                PartCodec.Write(body, completed.FailureDetails);
                break;
            case ExecutionTerminatedEvent terminated:
                body.Text(terminated.Input);
                break;
            case ExecutionSuspendedEvent suspended:
                body.Text(suspended.Reason);
                break;
            case ExecutionResumedEvent resumed:
                body.Text(resumed.Reason);
                break;
            case ExecutionRewoundEvent rewound:
                body.Text(rewound.Reason);
                body.Text(rewound.ParentExecutionId);
                body.Text(rewound.InstanceId);
                PartCodec.Write(body, rewound.ParentTraceContext);
                break;
            case TaskScheduledEvent scheduled:
                body.Text(scheduled.Name);
                body.Text(scheduled.Version);
                body.Text(scheduled.Input);
                body.Tags(scheduled.Tags);
                PartCodec.Write(body, scheduled.ParentTraceContext);
                break;
            case TaskCompletedEvent completed:
                body.Number(completed.TaskScheduledId);
                body.Text(completed.Result);
                break;
            case TaskFailedEvent failed:
                body.Number(failed.TaskScheduledId);
                body.Text(failed.Reason);
                body.Text(failed.Details);
                PartCodec.Write(body, failed.FailureDetails);
                break;
            case SubOrchestrationInstanceCreatedEvent created:
                body.Text(created.Name);
                body.Text(created.Version);
                body.Text(created.InstanceId);
                body.Text(created.Input);
                body.Text(created.ClientSpanId);
                body.Tags(created.Tags);
                break;
            case SubOrchestrationInstanceCompletedEvent completed:
                body.Number(completed.TaskScheduledId);
                body.Text(completed.Result);
                break;
            case SubOrchestrationInstanceFailedEvent failed:
                body.Number(failed.TaskScheduledId);
                body.Text(failed.Reason);
                body.Text(failed.Details);
                PartCodec.Write(body, failed.FailureDetails);
                break;
            case TimerCreatedEvent timer:
                body.Time(timer.FireAt);
                break;
            case TimerFiredEvent timer:
                body.Number(timer.TimerId);
                body.Time(timer.FireAt);
                break;
            case EventSentEvent sent:
                body.Text(sent.InstanceId);
                body.Text(sent.Name);
                body.Text(sent.Input);
                break;
            case EventRaisedEvent raised:
                body.Text(raised.Name);
                body.Text(raised.Input);
                PartCodec.Write(body, raised.ParentTraceContext);
                break;
            case GenericEvent generic:
                body.Text(generic.Data);
                break;
            default:
                throw new NotSupportedException($"The store does not know events of type {historyEvent.EventType}.");
        }
    }

    public static HistoryEvent Read(ref BodyReader body)
    {
        EventType type = (EventType)body.Byte();
        int id = body.Number();
        DateTime timestamp = body.Time();
        HistoryEvent read = Read(type, id, ref body);
        read.Timestamp = timestamp;
        return read;
    }

    private static HistoryEvent Read(EventType type, int id, ref BodyReader body) => type switch
    {
        EventType.OrchestratorStarted => new OrchestratorStartedEvent(id),
        EventType.OrchestratorCompleted => new OrchestratorCompletedEvent(id),
        EventType.ExecutionStarted => ReadStarted(id, ref body),
        EventType.ExecutionCompleted => ReadCompleted(id, ref body),
        EventType.ContinueAsNew => new ContinueAsNewEvent(id, ReadCompleted(id, ref body).Result),
        EventType.ExecutionTerminated => new ExecutionTerminatedEvent(id, body.Text()),
        EventType.ExecutionSuspended => new ExecutionSuspendedEvent(id, body.Text()),
        EventType.ExecutionResumed => new ExecutionResumedEvent(id, body.Text()),
        EventType.ExecutionRewound => new ExecutionRewoundEvent(id, body.Text())
        {
            ParentExecutionId = body.Text(),
            InstanceId = body.Text(),
            ParentTraceContext = PartCodec.ReadTrace(ref body),
        },
        EventType.TaskScheduled => new TaskScheduledEvent(id)
        {
            Name = body.Text(),
            Version = body.Text(),
            Input = body.Text(),
            Tags = body.Tags(),
            ParentTraceContext = PartCodec.ReadTrace(ref body),
        },
        EventType.TaskCompleted => new TaskCompletedEvent(id, body.Number(), body.Text()),
        EventType.TaskFailed => new TaskFailedEvent(id, body.Number(), body.Text(), body.Text(), PartCodec.ReadFailure(ref body)),
        EventType.SubOrchestrationInstanceCreated => new SubOrchestrationInstanceCreatedEvent(id)
        {
            Name = body.Text(),
            Version = body.Text(),
            InstanceId = body.Text(),
            Input = body.Text(),
            ClientSpanId = body.Text(),
            Tags = body.Tags(),
        },
        EventType.SubOrchestrationInstanceCompleted => new SubOrchestrationInstanceCompletedEvent(id, body.Number(), body.Text()),
        EventType.SubOrchestrationInstanceFailed => new SubOrchestrationInstanceFailedEvent(
            id, body.Number(), body.Text(), body.Text(), PartCodec.ReadFailure(ref body)),
        EventType.TimerCreated => new TimerCreatedEvent(id, body.Time()),
        EventType.TimerFired => new TimerFiredEvent(id) { TimerId = body.Number(), FireAt = body.Time() },
        EventType.EventSent => new EventSentEvent(id) { InstanceId = body.Text(), Name = body.Text(), Input = body.Text() },
        EventType.EventRaised => ReadRaised(id, ref body),
        EventType.GenericEvent => new GenericEvent(id, body.Text()),
        _ => throw new DurableStoreException(DurableStoreError.Damaged, $"The durable store holds an event of the unknown type {type}."),
    };

    private static void WriteStarted(BodyWriter body, ExecutionStartedEvent started)
    {
        PartCodec.Write(body, started.OrchestrationInstance);
        PartCodec.Write(body, started.ParentInstance);
        body.Text(started.Name);
        body.Text(started.Version);
        body.Text(started.Input);
        body.Tags(started.Tags);
        body.Text(started.Correlation);
        PartCodec.Write(body, started.ParentTraceContext);
        body.Long(started.ScheduledStartTime is { } startAt ? Instants.ToTicks(startAt) : -1);
        body.Number(started.Generation ?? -1);
        body.Flag(started.GenerateNewTrace);
    }

    private static ExecutionStartedEvent ReadStarted(int id, ref BodyReader body)
    {
        ExecutionStartedEvent started = new(id, null)
        {
            OrchestrationInstance = PartCodec.ReadInstance(ref body),
            ParentInstance = PartCodec.ReadParent(ref body),
            Name = body.Text(),
            Version = body.Text(),
            Input = body.Text(),
            Tags = body.Tags(),
            Correlation = body.Text(),
            ParentTraceContext = PartCodec.ReadTrace(ref body),
        };
        started.ScheduledStartTime = body.Long() is >= 0 and long startAt ? Instants.FromTicks(startAt) : null;
        started.Generation = body.Number() is >= 0 and int generation ? generation : null;
        started.GenerateNewTrace = body.Flag();
        return started;
    }

    private static ExecutionCompletedEvent ReadCompleted(int id, ref BodyReader body)
    {
        OrchestrationStatus status = (OrchestrationStatus)body.Byte();
        string? result = body.Text();
        return new ExecutionCompletedEvent(id, result, status, PartCodec.ReadFailure(ref body));
    }

    private static EventRaisedEvent ReadRaised(int id, ref BodyReader body)
    {
        string? name = body.Text();
        return new EventRaisedEvent(id, body.Text()) { Name = name, ParentTraceContext = PartCodec.ReadTrace(ref body) };
    }
}
