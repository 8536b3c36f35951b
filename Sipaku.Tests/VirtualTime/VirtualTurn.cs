using DurableTask.Core;
using DurableTask.Core.Command;
using DurableTask.Core.History;

namespace Sipaku.Tests.VirtualTime;

/// <summary>
/// One turn of an orchestrator, as DurableTask.Core's dispatcher takes it: what has arrived goes into the history, the code plays, and
/// what it decided becomes history and messages. A turn that continues as new goes on with the next life at once.
/// </summary>
internal sealed class VirtualTurn(VirtualEngine engine, Sessions sessions, VirtualInstance instance, DateTime now)
{
    private OrchestrationRuntimeState _state = null!;

    public void Run(IEnumerable<HistoryEvent> mail)
    {
        if (instance.Session is { } kept)
        {
            _state = kept.State;
            _state.NewEvents.Clear();
        }
        else
        {
            _state = new OrchestrationRuntimeState(instance.State?.Events);
        }

        Record(new OrchestratorStartedEvent(-1));
        foreach (HistoryEvent message in mail)
        {
            Record(message);
        }

        string? statusBefore = null;
        while (true)
        {
            Session session = instance.Session ??= sessions.Open(instance, _state);
            OrchestratorExecutionResult result = session.Play();
            instance.State = _state;
            instance.CustomStatus = result.CustomStatus ?? statusBefore;
            if (Decide(result) is not { } next)
            {
                Record(new OrchestratorCompletedEvent(-1));
                break;
            }

            statusBefore = instance.CustomStatus;
            sessions.Close(instance);
            _state = next;
        }

        instance.LastUpdatedAt = now;
        sessions.Rest(instance);
    }

    /// <summary>Carries out what the code decided.</summary>
    /// <returns>The next life's history where it continues as new.</returns>
    private OrchestrationRuntimeState? Decide(OrchestratorExecutionResult result)
    {
        OrchestrationRuntimeState? next = null;
        foreach (OrchestratorAction action in result.Actions.ToList())
        {
            switch (action)
            {
                case ScheduleTaskOrchestratorAction activity:
                    Record(new TaskScheduledEvent(activity.Id, activity.Name!, activity.Version, activity.Input));
                    engine.Schedule(new ActivityCall(_state.OrchestrationInstance!, activity.Id, activity.Name!, activity.Input));
                    break;
                case CreateTimerOrchestratorAction timer:
                    Record(new TimerCreatedEvent(timer.Id) { FireAt = timer.FireAt });
                    engine.SetTimer(_state.OrchestrationInstance!, timer);
                    break;
                case CreateSubOrchestrationAction child:
                    Record(new SubOrchestrationInstanceCreatedEvent(child.Id)
                    {
                        Name = child.Name,
                        Version = child.Version,
                        InstanceId = child.InstanceId,
                        Input = child.Input,
                    });
                    engine.Start(Started(child.Name!, child.Version, child.InstanceId!, child.Input, ParentOf(child)));
                    break;
                case SendEventOrchestratorAction sent:
                    Record(new EventSentEvent(sent.Id) { InstanceId = sent.Instance!.InstanceId, Name = sent.EventName, Input = sent.EventData });
                    engine.Post(sent.Instance, new EventRaisedEvent(-1, sent.EventData) { Name = sent.EventName });
                    break;
                case OrchestrationCompleteOrchestratorAction { OrchestrationStatus: OrchestrationStatus.ContinuedAsNew } again:
                    Record(new ContinueAsNewEvent(again.Id, again.Result));
                    next = NextLife(again);
                    break;
                case OrchestrationCompleteOrchestratorAction end:
                    Record(new ExecutionCompletedEvent(end.Id, end.Result, end.OrchestrationStatus, end.FailureDetails));
                    TellParent(end);
                    break;
                default:
                    throw new NotSupportedException($"The test host does not know an orchestrator's {action.OrchestratorActionType}.");
            }
        }

        return next;
    }

    private OrchestrationRuntimeState NextLife(OrchestrationCompleteOrchestratorAction again)
    {
        OrchestrationRuntimeState next = new();
        next.AddEvent(Stamped(new OrchestratorStartedEvent(-1)));
        next.AddEvent(Stamped(Started(_state.Name, again.NewVersion ?? _state.Version, instance.Id, again.Result, _state.ParentInstance)));
        foreach (HistoryEvent carried in again.CarryoverEvents)
        {
            next.AddEvent(carried);
        }

        return next;
    }

    private void TellParent(OrchestrationCompleteOrchestratorAction end)
    {
        if (_state.ParentInstance is { } parent)
        {
            engine.Post(
                parent.OrchestrationInstance,
                end.OrchestrationStatus == OrchestrationStatus.Completed
                    ? new SubOrchestrationInstanceCompletedEvent(-1, parent.TaskScheduleId, end.Result)
                    : new SubOrchestrationInstanceFailedEvent(-1, parent.TaskScheduleId, end.Result, details: null, end.FailureDetails));
        }
    }

    private ParentInstance ParentOf(CreateSubOrchestrationAction child) => new()
    {
        OrchestrationInstance = _state.OrchestrationInstance,
        Name = _state.Name,
        Version = _state.Version,
        TaskScheduleId = child.Id,
    };

    private static ExecutionStartedEvent Started(string name, string? version, string id, string? input, ParentInstance? parent) =>
        new(-1, input)
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = id, ExecutionId = Guid.NewGuid().ToString("N") },
            Name = name,
            Version = version ?? string.Empty,
            ParentInstance = parent,
        };

    private void Record(HistoryEvent happened) => _state.AddEvent(Stamped(happened));

    // The constructor of an event reads the real clock.
    private HistoryEvent Stamped(HistoryEvent happened)
    {
        happened.Timestamp = now;
        return happened;
    }
}
