using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine.Activities;
using Sipaku.Runtime.Engine.Commits;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;
using Sipaku.Runtime.Engine.Timers;

namespace Sipaku.Runtime.Engine.Instances;

/// <summary>
/// An unfinished instance: a mailbox, and turns that empty it. One turn at a time: it takes what is there, lets the orchestrator's code
/// go on, and hands what came of it to the store as one commit; what arrives meanwhile shares the next turn.
/// </summary>
internal sealed class LiveInstance : IThreadPoolWorkItem
{
    private static readonly TimeSpan RetryAfterStoreFailure = TimeSpan.FromSeconds(1);

    private readonly EngineCore _core;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, DueMessage> _timers = [];
    private List<InstanceMessage> _mailbox = [];
    private TurnState _state;
    private bool _wake;
    private bool _dead;
    private bool _recovered;
    private OrchestrationExecution? _execution;
    private HistoryRow? _start;
    private bool _isWaitingForStore;
    private int _nextNumber;
    private List<InstanceMessage> _turnMessages = [];
    private long _turnStartedAt;
    private int _turn;
    private long _lastTurnAt;

    /// <param name="record">What the store holds of it.</param>
    /// <param name="core">The engine.</param>
    /// <param name="start">The first event of its history where it is new, or null where the store knows more than memory.</param>
    public LiveInstance(InstanceRecord record, EngineCore core, HistoryRow? start)
    {
        Record = record;
        _core = core;
        _start = start;
        _recovered = start is not null;
        _nextNumber = 1;
        _lastTurnAt = record.UpdatedAt;
        CacheNode = new LinkedListNode<LiveInstance>(this);
    }

    private enum TurnState
    {
        Idle,
        Busy,
    }

    public InstanceRecord Record { get; private set; }

    public string Id => Record.Id;

    /// <summary>True where its code is in memory.</summary>
    public bool HasExecution => _execution is not null;

    public LinkedListNode<LiveInstance> CacheNode { get; }

    /// <summary>Lets a new instance start, now or at its time.</summary>
    public void Begin()
    {
        InstanceMessage start = new(HistoryKind.OrchestratorStarted) { Generation = Record.Generation };
        if (Record.StartAt is { } startAt && startAt > _core.Time.GetUtcNow().Ticks)
        {
            _core.Timers.Add(new DueMessage(this, start, startAt));
        }
        else
        {
            Post(start);
        }
    }

    /// <summary>Hands it something to consume.</summary>
    public void Post(InstanceMessage message)
    {
        lock (_gate)
        {
            _mailbox.Add(message);
        }

        Wake();
    }

    /// <summary>Makes it look at its state and its mailbox.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            if (_dead || _core.IsStopping)
            {
                return;
            }

            _wake = true;
            if (_state != TurnState.Idle)
            {
                return;
            }

            _state = TurnState.Busy;
        }

        _core.Work.Begin();
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    /// <summary>Drops its code from memory where it is idle; the next message replays it. Nothing of the code runs because of it.</summary>
    public bool TryEvict()
    {
        lock (_gate)
        {
            if (_state != TurnState.Idle)
            {
                return false;
            }

            _execution = null;
            return true;
        }
    }

    /// <summary>One turn.</summary>
    public void Execute()
    {
        List<InstanceMessage> messages;
        int turn;
        bool stopped;
        lock (_gate)
        {
            _wake = false;
            stopped = _dead || _core.IsStopping;
            messages = _mailbox;
            _mailbox = [];
            turn = ++_turn;
            _turnMessages = messages;
            _turnStartedAt = Stopwatch.GetTimestamp();
        }

        if (stopped)
        {
            LeaveTurn(turn);
            EndTurn();
            return;
        }

        TurnCommit commit;
        try
        {
            commit = TakeTurn(messages);
        }
        catch (Exception exception) when (exception is DurableStoreException or ObjectDisposedException)
        {
            if (LeaveTurn(turn))
            {
                Retry(messages, exception);
            }

            return;
        }

        if (!LeaveTurn(turn))
        {
            // The code blocked its thread for so long that the instance was failed meanwhile.
            return;
        }

        if (commit.IsEmpty)
        {
            EndTurn();
        }
        else
        {
            _core.Store.Writer.Enqueue(commit);
        }
    }

    /// <summary>Fails the instance where its code has kept its thread for longer than the limit; the thread is lost to it.</summary>
    public void FailWhereBlocked(TimeSpan limit)
    {
        List<InstanceMessage> messages;
        OrchestrationExecution? execution;
        lock (_gate)
        {
            if (_turnStartedAt == 0 || Stopwatch.GetElapsedTime(_turnStartedAt) < limit)
            {
                return;
            }

            _turn++;
            _turnStartedAt = 0;
            messages = _turnMessages;
            execution = _execution;
        }

        TaskFailureDetails failure = OrchestrationExecution.DescribeBlocked(Record, execution?.LastEvent, limit);
        _core.Logger.LogError("{Reason}", failure.ErrorMessage);
        TurnCommit commit = new(this, _core, _nextNumber, Math.Max(_core.Time.GetUtcNow().Ticks, _lastTurnAt)) { Messages = messages };
        commit.End(ExecutionOutcome.Failed(failure));
        _core.Store.Writer.Enqueue(commit);
    }

    /// <summary>Called when its turn is on the disk.</summary>
    public void Committed(TurnCommit commit)
    {
        _isWaitingForStore = false;
        _nextNumber += commit.Rows.Count;
        _lastTurnAt = commit.At;
        int generation = Record.Generation;
        Dispatch(commit, generation);
        if (commit.Rows.Exists(row => row.Kind == HistoryKind.OrchestratorStarted))
        {
            _core.Metrics.OrchestrationStarted(Record.Name);
            _core.Waiters.Tell(Id, finished: false);
        }

        if (commit.Outcome?.Next is { } next)
        {
            GoOnAsNew(commit, next);
        }
        else if (commit.Outcome is { } outcome)
        {
            _core.Metrics.OrchestrationFinished(Record.Name, outcome.Status.ToString());
            Telemetry.OrchestrationFinished(Record, outcome, commit.At);
            End();
            _core.Waiters.Tell(Id, finished: false);
            _core.Waiters.Tell(Id, finished: true);
        }
        else
        {
            Keep();
        }

        EndTurn();
    }

    /// <summary>Called where nothing of its turn was written: it will be taken again from what is stored.</summary>
    public void CommitFailed(TurnCommit commit, Exception exception) => Retry(commit.Messages, exception);

    /// <summary>The instance was deleted under its turn.</summary>
    public void Discard()
    {
        End();
        EndTurn();
    }

    /// <summary>Ends it in memory; the store says why.</summary>
    public void End()
    {
        List<InstanceMessage> left;
        lock (_gate)
        {
            _dead = true;
            _execution = null;
            left = _mailbox;
            _mailbox = [];
        }

        _core.Directory.Remove(Record.Key);
        _core.Cache.Remove(this);
        CancelTimers();
        if (left.Exists(message => message.InboxId != 0))
        {
            _core.Store.Writer.Enqueue(new InboxCleanup(left));
        }
    }

    private TurnCommit TakeTurn(List<InstanceMessage> messages)
    {
        long now = Math.Max(_core.Time.GetUtcNow().Ticks, _lastTurnAt);
        List<HistoryRow>? history = null;
        if (!_recovered)
        {
            history = _core.Store.Read(session => HistoryTable.Load(session, Record.Key));
            Recover(history, messages);
        }

        TurnCommit commit = new(this, _core, _nextNumber, now) { Messages = messages };
        new Turn(this, commit, now).Run(messages, () => Load(history));
        return commit;
    }

    private OrchestrationExecution Load(List<HistoryRow>? history)
    {
        if (_execution is { } loaded)
        {
            return loaded;
        }

        OrchestrationExecution execution = new(Record, _core.Services, Wake);
        if (_start is { } start && _nextNumber == 1)
        {
            execution.Deliver(start, 0);
        }
        else
        {
            history ??= _core.Store.Read(session => HistoryTable.Load(session, Record.Key));
            execution.Pump.RunTurn(() => execution.Replay(history));
        }

        _start = null;
        return _execution = execution;
    }

    /// <summary>Takes up what was under way when the store was last open.</summary>
    private void Recover(List<HistoryRow> history, List<InstanceMessage> messages)
    {
        _recovered = true;
        _nextNumber = history.Count;
        if (history.Count == 1)
        {
            if (Record.StartAt is { } startAt && startAt > _core.Time.GetUtcNow().Ticks)
            {
                Begin();
            }
            else
            {
                messages.Insert(0, new InstanceMessage(HistoryKind.OrchestratorStarted) { Generation = Record.Generation });
            }

            return;
        }

        HashSet<int> done = [.. history.Where(row => !row.IsAction).Select(row => row.TaskId), .. messages.Select(message => message.TaskId)];
        foreach (HistoryRow row in history)
        {
            if (row.IsAction && !done.Contains(row.TaskId))
            {
                Dispatch(row, Record.Generation);
            }
        }
    }

    private void Dispatch(TurnCommit commit, int generation)
    {
        bool goesOn = commit.Outcome is null;
        foreach (HistoryRow row in commit.Rows)
        {
            // Activities that an orchestrator did not wait for are run all the same; its timers end with it.
            if (row.Kind == HistoryKind.TaskScheduled || (goesOn && row.Kind == HistoryKind.TimerCreated && _execution!.IsPending(row.TaskId)))
            {
                Dispatch(row, generation);
            }
            else if (row.Kind == HistoryKind.TimerFired)
            {
                Forget(row.TaskId);
            }
        }

        foreach (int cancelled in commit.CancelledTimers)
        {
            if (Forget(cancelled) is { } timer)
            {
                _core.Timers.Cancel(timer);
            }
        }
    }

    private DueMessage? Forget(int taskId)
    {
        lock (_timers)
        {
            return _timers.Remove(taskId, out DueMessage? timer) ? timer : null;
        }
    }

    private void Dispatch(HistoryRow row, int generation)
    {
        if (row.Kind == HistoryKind.TaskScheduled)
        {
            _core.Activities.Enqueue(new ActivityCall(this, generation, row.TaskId, row.Name!, row.Data)
            {
                Attempts = _core.Attempts.GetValueOrDefault((Record.Key, row.TaskId)),
            });
        }
        else if (row.Kind == HistoryKind.TimerCreated)
        {
            InstanceMessage fired = new(HistoryKind.TimerFired) { Generation = generation, TaskId = row.TaskId };
            DueMessage timer = new(this, fired, row.DueAt!.Value);
            lock (_timers)
            {
                _timers[row.TaskId] = timer;
            }

            _core.Timers.Add(timer);
        }
    }

    private void GoOnAsNew(TurnCommit commit, ContinueAsNewRequest next)
    {
        Record = Record with { Generation = Record.Generation + 1, Version = next.Version ?? Record.Version };
        _execution = null;
        _start = commit.NextStart;
        _nextNumber = 1;
        CancelTimers();
        lock (_gate)
        {
            InstanceMessage start = new(HistoryKind.OrchestratorStarted) { Generation = Record.Generation };
            _mailbox = [start, .. commit.Preserved, .. commit.Messages.Except(commit.Consumed), .. _mailbox];
            _wake = true;
        }
    }

    private void Keep()
    {
        if (_core.Options.MaxCachedOrchestrations == 0)
        {
            _execution = null;
        }
        else
        {
            _core.Cache.Touch(this, _core.Options.MaxCachedOrchestrations);
        }
    }

    /// <summary>Ends the stretch of a turn that runs the orchestrator's code; false where it was taken from it.</summary>
    private bool LeaveTurn(int turn)
    {
        lock (_gate)
        {
            _turnStartedAt = turn == _turn ? 0 : _turnStartedAt;
            return turn == _turn;
        }
    }

    private void CancelTimers()
    {
        lock (_timers)
        {
            foreach (DueMessage timer in _timers.Values)
            {
                _core.Timers.Cancel(timer);
            }

            _timers.Clear();
        }
    }

    private void EndTurn()
    {
        bool again;
        lock (_gate)
        {
            again = _wake && !_dead && !_core.IsStopping;
            if (!again)
            {
                _state = TurnState.Idle;
            }
        }

        if (again)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        else
        {
            _core.Work.End();
        }
    }

    private void Retry(IReadOnlyList<InstanceMessage> messages, Exception exception)
    {
        lock (_gate)
        {
            _execution = null;
            _mailbox = [.. messages, .. _mailbox];
            _state = TurnState.Idle;
        }

        _core.Work.End();
        if (exception is ObjectDisposedException || _core.IsStopping)
        {
            return;
        }

        if (!_isWaitingForStore)
        {
            _isWaitingForStore = true;
            _core.Logger.LogError("Instance '{InstanceId}' waits for the store: {Reason}", Id, exception.Message);
        }

        _core.Timers.RunLater(Wake, RetryAfterStoreFailure);
    }
}
