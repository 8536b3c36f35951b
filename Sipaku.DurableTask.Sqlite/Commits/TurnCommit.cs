using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Sipaku.DurableTask.Sqlite.Codec;
using Sipaku.DurableTask.Sqlite.Dispatch;
using Sipaku.DurableTask.Sqlite.Store;
using Sipaku.DurableTask.Sqlite.Tables;

namespace Sipaku.DurableTask.Sqlite.Commits;

/// <summary>
/// All that a turn of an orchestrator did, or nothing of it. Made on the dispatcher's thread, so that the one that writes only writes.
/// </summary>
internal sealed class TurnCommit
{
    private readonly TurnHandOut _turn;
    private readonly long _key;
    private readonly string _executionId;
    private readonly int _baseLength;
    private readonly List<PendingMessage> _taken;
    private readonly bool _isDropped;
    private readonly bool _isNewExecution;
    private readonly bool _isRewind;
    private readonly List<byte[]> _events = [];
    private readonly List<byte[]> _activities = [];
    private readonly List<OutgoingMessage> _messages = [];
    private readonly OrchestrationStatus _status;
    private readonly string? _customStatus;
    private readonly string? _output;
    private readonly FailureDetails? _failure;
    private readonly ExecutionStartedEvent? _started;

    public TurnCommit(
        TurnHandOut turn,
        OrchestrationRuntimeState newState,
        IEnumerable<TaskMessage> activities,
        IEnumerable<TaskMessage> messages,
        IEnumerable<TaskMessage> timers,
        OrchestrationState? state)
    {
        _turn = turn;
        _key = turn.Instance.Key;
        _executionId = turn.Instance.ExecutionId;
        _baseLength = turn.Instance.HistoryLength;
        _taken = turn.Taken;
        _isDropped = state is null || !newState.IsValid || newState.ExecutionStartedEvent is null;
        if (_isDropped)
        {
            return;
        }

        _started = newState.ExecutionStartedEvent;
        _isNewExecution = newState != turn.OrchestrationRuntimeState || ExecutionOf(newState) != _executionId;
        _isRewind = _isNewExecution && _taken.Exists(static message => message.Kind == EventType.ExecutionRewound);
        IEnumerable<HistoryEvent> events = _isRewind ? RewoundHistory.Of(newState.Events) : _isNewExecution ? newState.Events : newState.NewEvents;
        foreach (HistoryEvent historyEvent in events)
        {
            _events.Add(Bodies.Write(historyEvent));
        }

        foreach (TaskMessage activity in activities)
        {
            _activities.Add(Bodies.Write(activity));
        }

        foreach (TaskMessage message in messages.Concat(timers))
        {
            // An orchestrator may send an event to no instance at all; it finds nobody, as one to an unknown id does.
            if (!string.IsNullOrEmpty(message.OrchestrationInstance?.InstanceId))
            {
                _messages.Add(OutgoingMessage.Of(message));
            }
        }

        _status = newState.OrchestrationStatus;
        _customStatus = state!.Status;
        _output = state.Output;
        _failure = state.FailureDetails;
    }

    private int NewLength => _isDropped ? _baseLength : _isNewExecution ? _events.Count : _baseLength + _events.Count;

    private string NewExecutionId => _isDropped ? _executionId : ExecutionOf(_started);

    /// <exception cref="SessionAbortedException">The instance was given to somebody else meanwhile, or is another one.</exception>
    public void Execute(StoreSession session, InstanceWrites writes)
    {
        InstanceRow? row = InstanceTable.Find(session, _key);
        if (row is null || row.Status.IsFinished() || row.ExecutionId != _executionId || row.HistoryLength != _baseLength)
        {
            throw Stale();
        }

        foreach (PendingMessage message in _taken)
        {
            if (!InboxTable.Delete(session, message.Id))
            {
                throw Stale();
            }
        }

        if (!_isDropped)
        {
            WriteHistory(session, row, writes.Now);
        }

        writes.Then(hub =>
        {
            hub.EndTurn(_turn, NewLength);
            if (NewExecutionId != _executionId)
            {
                hub.BeginExecution(_key, NewExecutionId);
            }
        });
        if (_isDropped)
        {
            return;
        }

        if (_isRewind)
        {
            writes.ForgetActivities(_key);
        }

        if (_status.IsFinished())
        {
            writes.Finish(_key, row.Id, _status, _output, _failure, NewLength);
        }

        foreach (byte[] activity in _activities)
        {
            writes.Schedule(_key, activity);
        }

        foreach (OutgoingMessage message in _messages)
        {
            Send(message, writes);
        }
    }

    private static string ExecutionOf(OrchestrationRuntimeState state) => ExecutionOf(state.ExecutionStartedEvent);

    private static string ExecutionOf(ExecutionStartedEvent? started) => started?.OrchestrationInstance?.ExecutionId ?? string.Empty;

    private static SessionAbortedException Stale() =>
        new("The orchestration was handed out again, replaced or ended while this turn of it ran; the turn does not count.");

    private void WriteHistory(StoreSession session, InstanceRow row, long at)
    {
        int number = _baseLength;
        if (_isNewExecution)
        {
            // What the first turn of all rewrites is empty.
            if (_baseLength > 0)
            {
                HistoryTable.Delete(session, _key);
            }

            InstanceTable.SetExecution(
                session, _key, NewExecutionId, _started!.Name ?? row.Name, _started.Version ?? string.Empty, Bodies.Write(_started.Tags));
            InstanceTable.SetInput(session, _key, _started.Input);
            InboxTable.DeleteStale(session, _key, NewExecutionId);
            number = 0;
        }

        foreach (byte[] historyEvent in _events)
        {
            HistoryTable.Append(session, _key, number++, historyEvent);
        }

        InstanceTable.Update(session, _key, _status, _customStatus, number, at);
    }

    private static void Send(OutgoingMessage message, InstanceWrites writes)
    {
        if (message.Started is null)
        {
            writes.Send(message);
        }
        else if (writes.Create(message, ClientRules.Unfinished) is { } status
            && message.Started is { ParentInstance: { } parent } started && started.Tags?.ContainsKey(OrchestrationTags.FireAndForget) != true)
        {
            // Whoever waits for the result would wait for ever.
            string reason = $"An orchestration with the id '{message.InstanceId}' is {status} already; give the sub-orchestration another id.";
            writes.Send(OutgoingMessage.Of(new TaskMessage
            {
                OrchestrationInstance = parent.OrchestrationInstance,
                Event = new SubOrchestrationInstanceFailedEvent(
                    -1, parent.TaskScheduleId, reason, null, new FailureDetails(typeof(OrchestrationAlreadyExistsException).FullName!, reason, null, null, true)),
            }));
        }
    }
}
