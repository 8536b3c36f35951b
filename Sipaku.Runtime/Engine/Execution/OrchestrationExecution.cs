using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>
/// One run of an orchestrator's code: it gets events one after another and asks for actions. The coroutine lives in memory between
/// turns; an execution that is dropped leaves its tasks incomplete for ever, so that no <c>finally</c> of it runs.
/// </summary>
internal sealed class OrchestrationExecution
{
    /// <summary>What an execution was given last that was given nothing yet.</summary>
    public const string TheStart = "the start";

    private readonly IFunctionDispatcher _dispatcher;
    private readonly DataConverter _converter;
    private readonly IExceptionPropertiesProvider? _failureProperties;
    private readonly Action _onForeign;
    private readonly EmbeddedOrchestrationContext _context;
    private readonly Dictionary<int, PendingTask> _pending = [];
    private readonly List<HistoryRow> _heldWhileSuspended = [];
    private List<HistoryRow> _actions = [];
    private List<int> _cancelledTimers = [];
    private Task<object?>? _task;
    private int _nextTaskId;
    private volatile bool _foreignUse;

    public OrchestrationExecution(InstanceRecord instance, ExecutionServices services, Action onForeign)
    {
        Instance = instance;
        _dispatcher = services.Dispatcher;
        _converter = services.Converter;
        _failureProperties = services.FailureProperties;
        _onForeign = onForeign;
        Pump = new TurnPump(ForeignUse);
        Events = new ExternalEvents(_converter);
        _context = new EmbeddedOrchestrationContext(this, services);
    }

    public InstanceRecord Instance { get; }

    public TurnPump Pump { get; }

    public ExternalEvents Events { get; }

    public bool IsReplaying { get; private set; }

    public DateTime CurrentUtcDateTime { get; private set; }

    /// <summary>The serialised input.</summary>
    public string? Input { get; private set; }

    public bool IsSuspended { get; private set; }

    /// <summary>Set by the orchestrator since it was last taken.</summary>
    public bool CustomStatusChanged { get; set; }

    public string? CustomStatus { get; set; }

    public ContinueAsNewRequest? ContinueAsNew { get; set; }

    public ExecutionOutcome? Outcome { get; private set; }

    /// <summary>What it was given last, for messages.</summary>
    public string LastEvent { get; private set; } = TheStart;

    /// <summary>True where something used it from outside its turns.</summary>
    public bool WasUsedFromOutside => _foreignUse || (Outcome is null && _task is { IsCompleted: true });

    public bool HasStarted => _task is not null || Outcome is not null;

    public bool IsPending(int taskId) => _pending.ContainsKey(taskId);

    /// <summary>The actions that were asked for since the last call.</summary>
    public List<HistoryRow> TakeActions()
    {
        List<HistoryRow> taken = _actions;
        _actions = [];
        return taken;
    }

    /// <summary>The timers that were given up since the last call.</summary>
    public List<int> TakeCancelledTimers()
    {
        List<int> taken = _cancelledTimers;
        _cancelledTimers = [];
        return taken;
    }

    /// <summary>Brings the code to where the history ends; on the pump's turn.</summary>
    /// <exception cref="NonDeterminismException">The code asks for something else than what the history holds.</exception>
    public void Replay(IReadOnlyList<HistoryRow> history)
    {
        IsReplaying = true;
        int number = 0;
        while (number < history.Count && Outcome is null)
        {
            HistoryRow row = history[number];
            if (row.IsAction)
            {
                throw NonDeterminismException.Missing(Instance, number, row);
            }

            Deliver(row, number);
            number++;
            foreach (HistoryRow action in TakeActions())
            {
                HistoryRow? held = number < history.Count ? history[number] : null;
                if (held is null || !held.IsAction || held.Kind != action.Kind
                    || !string.Equals(held.Name, action.Name, StringComparison.OrdinalIgnoreCase))
                {
                    throw NonDeterminismException.Different(Instance, number, held, action);
                }

                number++;
            }
        }

        IsReplaying = false;
    }

    /// <summary>Lets the code go on with an event, until it waits again; on the pump's turn.</summary>
    /// <param name="row">The event.</param>
    /// <param name="number">Its number in the history, for messages.</param>
    public void Deliver(HistoryRow row, int number)
    {
        CurrentUtcDateTime = new DateTime(row.At, DateTimeKind.Utc);
        LastEvent = $"event {number} ({Describe(row)})";
        switch (row.Kind)
        {
            case HistoryKind.ExecutionStarted:
                Input = row.Data;
                break;
            case HistoryKind.ExecutionTerminated:
                Outcome = new ExecutionOutcome(OrchestrationRuntimeStatus.Terminated) { Output = row.Data };
                break;
            case HistoryKind.ExecutionSuspended:
                IsSuspended = true;
                break;
            case HistoryKind.ExecutionResumed:
                IsSuspended = false;
                HistoryRow[] held = [.. _heldWhileSuspended];
                _heldWhileSuspended.Clear();
                foreach (HistoryRow heldRow in held)
                {
                    Handle(heldRow);
                }

                break;
            default:
                if (IsSuspended)
                {
                    _heldWhileSuspended.Add(row);
                }
                else
                {
                    Handle(row);
                }

                break;
        }
    }

    /// <summary>
    /// The failure of an orchestrator that waits for nothing that the engine will ever give it, or null where it does not; after a turn.
    /// </summary>
    public TaskFailureDetails? FindIllegalWait() =>
        WasUsedFromOutside || (Outcome is null && _task is not null && _pending.Count == 0 && !Events.HasWaiters && _heldWhileSuspended.Count == 0)
            ? OrchestratorFaults.ForeignAwait(Instance, LastEvent)
            : null;

    public void Add(HistoryRow action) => _actions.Add(action);

    public int NextTaskId() => _nextTaskId++;

    public void Register(int taskId, PendingTask task) => _pending.Add(taskId, task);

    /// <summary>Gives up a timer; false where it has fired.</summary>
    public bool CancelTimer(int taskId)
    {
        if (!_pending.Remove(taskId))
        {
            return false;
        }

        _cancelledTimers.Add(taskId);
        return true;
    }

    /// <summary>Refuses to go on where an orchestrator's code runs outside the orchestrator's turn.</summary>
    public void EnsureOnTurn()
    {
        if (!Pump.IsOnTurn)
        {
            ForeignUse();
            throw OrchestratorFaults.OutsideTurn(Instance);
        }
    }

    private void Handle(HistoryRow row)
    {
        switch (row.Kind)
        {
            case HistoryKind.OrchestratorStarted:
                Pump.Start(Start);
                break;
            case HistoryKind.TaskCompleted or HistoryKind.SubOrchestrationCompleted or HistoryKind.TimerFired:
                if (_pending.Remove(row.TaskId, out PendingTask? completed))
                {
                    Pump.Deliver(() => completed.Complete(row.Data, _converter));
                }

                break;
            case HistoryKind.TaskFailed or HistoryKind.SubOrchestrationFailed:
                if (_pending.Remove(row.TaskId, out PendingTask? failed))
                {
                    Pump.Deliver(() => failed.Fail(row.TaskId, Failures.Deserialize(row.Data!)));
                }

                break;
            case HistoryKind.EventRaised:
                Pump.Deliver(() => Events.Raise(row.Name!, row.Data));
                break;
        }

        NoteCompletion();
    }

    private void Start()
    {
        if (!_dispatcher.HasOrchestrator(Instance.Name))
        {
            Outcome = ExecutionOutcome.Failed(new(
                Failures.OrchestratorNotFound, $"There is no orchestrator named '{Instance.Name}' in this app.", null, null, null));
            return;
        }

        try
        {
            _task = _dispatcher.RunOrchestratorAsync(Instance.Name, _context);
        }
#pragma warning disable CA1031 // Whatever an orchestrator throws is its outcome.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _task = Task.FromException<object?>(exception);
        }

        if (!_task.IsCompleted)
        {
            // One that completes outside a turn has awaited something foreign last of all.
            _task.ContinueWith(
                (_, state) => ((OrchestrationExecution)state!).NoteForeignCompletion(),
                this,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    private void NoteCompletion()
    {
        if (_task is not { IsCompleted: true } || Outcome is not null)
        {
            return;
        }

        try
        {
            object? result = _task.GetAwaiter().GetResult();
            Outcome = ContinueAsNew is { } next
                ? new ExecutionOutcome(OrchestrationRuntimeStatus.Running)
                {
                    Next = next,
                    PreservedEvents = next.PreserveEvents ? Events.TakeBuffered() : [],
                }
                : new ExecutionOutcome(OrchestrationRuntimeStatus.Completed) { Output = _converter.Serialize(result) };
        }
#pragma warning disable CA1031 // Whatever an orchestrator throws is its outcome.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Outcome = ExecutionOutcome.Failed(Failures.From(exception, _failureProperties));
        }
    }

    private void NoteForeignCompletion()
    {
        if (!Pump.IsOnTurn)
        {
            _onForeign();
        }
    }

    private void ForeignUse()
    {
        _foreignUse = true;
        _onForeign();
    }

    private string Describe(HistoryRow row) =>
        row.Name is null && _pending.TryGetValue(row.TaskId, out PendingTask? task) ? $"{row.Kind} of '{task.Name}'" : row.ToString();
}
