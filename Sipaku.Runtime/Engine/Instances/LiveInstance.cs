using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine.Commits;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;
using Sipaku.Runtime.Engine.Timers;
using Sipaku.Runtime.Engine.Versions;

namespace Sipaku.Runtime.Engine.Instances;

/// <summary>
/// An unfinished instance: a mailbox, and turns that empty it. One turn at a time: it takes what is there, lets the orchestrator's code
/// go on, and hands what came of it to the store as one commit; what arrives meanwhile shares the next turn.
/// </summary>
internal sealed class LiveInstance : IThreadPoolWorkItem
{
    private static readonly TimeSpan RetryAfterStoreFailure = TimeSpan.FromSeconds(1);

    private readonly EngineCore _core;
    private readonly Mailbox _mailbox = new();
    private readonly CodeWatch _watch = new();
    private readonly PendingWork _pending;
    private readonly VersionGate _versions;
    private OrchestrationExecution? _execution;
    private HistoryRow? _start;
    private bool _recovered;
    private bool _isWaitingForStore;
    private int _nextNumber = 1;
    private long _lastTurnAt;

    /// <param name="record">What the store holds of it.</param>
    /// <param name="core">The engine.</param>
    /// <param name="start">The first event of its history where it is new, or null where the store knows more than memory.</param>
    public LiveInstance(InstanceRecord record, EngineCore core, HistoryRow? start)
    {
        Record = record;
        CacheNode = new LinkedListNode<LiveInstance>(this);
        _core = core;
        _pending = new PendingWork(this, core);
        _versions = new VersionGate(core.Options.Versions, core.Logger);
        _versions.Check(record);
        _start = start;
        _recovered = start is not null;
        _lastTurnAt = record.UpdatedAt;
    }

    public InstanceRecord Record { get; private set; }

    public string Id => Record.Id;

    /// <summary>True where its code is in memory.</summary>
    public bool HasExecution => _execution is not null;

    public LinkedListNode<LiveInstance> CacheNode { get; }

    /// <summary>Why its version makes it fail here, or null where it does not.</summary>
    public TaskFailureDetails? FatalRefusal => _versions.Failure;

    /// <summary>Lets a new instance start, now or at its time.</summary>
    public void Begin()
    {
        InstanceMessage start = new(HistoryKind.OrchestratorStarted) { Generation = Record.Generation };
        if (Record.StartAt is { } startAt)
        {
            _core.Timers.Add(new DueMessage(this, start, startAt));
        }
        else
        {
            Post(start);
        }
    }

    /// <summary>Hands it something to consume.</summary>
    public void Post(InstanceMessage message) => TakeTurnIf(_mailbox.Add(message));

    /// <summary>Makes it look at its state and its mailbox.</summary>
    public void Wake() => TakeTurnIf(_mailbox.Wake());

    /// <summary>Drops its code from memory where it is idle; the next message replays it. Nothing of the code runs because of it.</summary>
    public bool TryEvict() => _mailbox.TryWhileIdle(() => _execution = null);

    /// <summary>One turn.</summary>
    public void Execute()
    {
        if (_mailbox.IsClosed || _core.IsStopping)
        {
            EndTurn();
            return;
        }

        List<InstanceMessage> messages = _mailbox.TakeAll();
        if (_versions.IsClosed && !messages.Exists(message => message.Kind == HistoryKind.ExecutionTerminated))
        {
            _versions.Explain();
            _mailbox.PutBack(messages);
            EndTurn();
            return;
        }

        TurnCommit? commit;
        try
        {
            commit = RunCode(messages);
        }
        catch (Exception exception) when (exception is DurableStoreException or ObjectDisposedException)
        {
            TryLater(messages, exception);
            return;
        }

        if (commit is null)
        {
            // The code kept its thread for so long that the instance was failed meanwhile.
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

    /// <summary>Fails the instance where its code was seen running at so many looks; the thread is lost to it.</summary>
    public void FailWhereBlocked(int looks, TimeSpan limit)
    {
        if (_watch.GiveUp(looks) is { } messages)
        {
            TaskFailureDetails failure = OrchestratorFaults.Blocked(Record, _execution?.LastEvent ?? OrchestrationExecution.TheStart, limit);
            _core.Logger.LogError("{Reason}", failure.ErrorMessage);
            TurnCommit commit = new(this, _core, _nextNumber, Now()) { Messages = messages };
            commit.End(ExecutionOutcome.Failed(failure));
            _core.Store.Writer.Enqueue(commit);
        }
    }

    /// <summary>Called when its turn is on the disk.</summary>
    public void Committed(TurnCommit commit)
    {
        _isWaitingForStore = false;
        _nextNumber += commit.Rows.Count;
        _lastTurnAt = commit.At;
        _pending.Follow(commit, _execution);
        if (commit.Rows.Exists(row => row.Kind == HistoryKind.OrchestratorStarted))
        {
            _core.Metrics.OrchestrationStarted(Record.Name);
            _core.Waiters.Tell(Id, finished: false);
        }

        switch (commit.Outcome)
        {
            case null when _core.Options.MaxCachedOrchestrations == 0:
                _execution = null;
                break;
            case null:
                _core.Cache.Touch(this, _core.Options.MaxCachedOrchestrations);
                break;
            case { Next: { } next }:
                GoOnAsNew(commit, next);
                break;
            case { } outcome:
                _core.Metrics.OrchestrationFinished(Record.Name, outcome.Status.ToString());
                Telemetry.OrchestrationFinished(Record, outcome, commit.At);
                End();
                _core.Waiters.Tell(Id, finished: false);
                _core.Waiters.Tell(Id, finished: true);
                break;
        }

        EndTurn();
    }

    /// <summary>Called where nothing of its turn was written: it will be taken again from what is stored.</summary>
    public void CommitFailed(TurnCommit commit, Exception exception) => TryLater(commit.Messages, exception);

    /// <summary>The instance was deleted under its turn.</summary>
    public void Discard()
    {
        End();
        EndTurn();
    }

    /// <summary>Ends it in memory; the store says why.</summary>
    public void End()
    {
        List<InstanceMessage> left = _mailbox.Close();
        _execution = null;
        _pending.ClearTimers();
        _core.Directory.Remove(Record.Key);
        _core.Cache.Remove(this);
        if (left.Exists(message => message.InboxId != 0))
        {
            _core.Store.Writer.Enqueue(new InboxCleanup(left));
        }
    }

    /// <returns>What came of it, or null where the code was given up meanwhile.</returns>
    private TurnCommit? RunCode(List<InstanceMessage> messages)
    {
        // Kept hold of for the turn: somebody who replaces the instance may let go of it at any moment.
        OrchestrationExecution? execution = _execution;
        List<HistoryRow>? history = null;
        if (!_recovered || (execution is null && _start is null && messages.Count > 0))
        {
            history = _core.Store.Read(session => HistoryTable.Load(session, Record.Key));
        }

        if (!_recovered)
        {
            Recover(history!, messages);
        }

        TurnCommit commit = new(this, _core, _nextNumber, Now()) { Messages = messages };
        if (messages.Count == 0)
        {
            return Run(commit, messages, execution, history);
        }

        if (_core.Turns.IsParked(Record.Key, out Attempts? attempts))
        {
            TaskFailureDetails failure = OrchestratorFaults.KillsProcess(Record, attempts!);
            _core.Logger.LogError("{Reason}", failure.ErrorMessage);
            commit.End(ExecutionOutcome.Failed(failure));
            return commit;
        }

        TurnCommit? outcome = null;
        _core.Turns.Run(Record.Key, () => outcome = Run(commit, messages, execution, history));
        return outcome;
    }

    private TurnCommit? Run(TurnCommit commit, List<InstanceMessage> messages, OrchestrationExecution? execution, List<HistoryRow>? history)
    {
        int stretch = _watch.Enter(messages);
        new Turn(this, commit).Run(messages, () => execution ?? Load(history));
        return _watch.Leave(stretch) ? commit : null;
    }

    private OrchestrationExecution Load(List<HistoryRow>? history)
    {
        OrchestrationExecution execution = new(Record, _core.Services, Wake);
        if (_start is { } start)
        {
            execution.Deliver(start, 0);
        }
        else
        {
            execution.Pump.RunTurn(() => execution.Replay(history!));
        }

        _start = null;
        return _execution = execution;
    }

    /// <summary>Takes up what was under way when the store was last open.</summary>
    private void Recover(List<HistoryRow> history, List<InstanceMessage> messages)
    {
        _recovered = true;
        _nextNumber = history.Count;
        if (!history.Exists(row => row.Kind == HistoryKind.OrchestratorStarted))
        {
            Begin();
            return;
        }

        _pending.Recover(history, messages);
    }

    private void GoOnAsNew(TurnCommit commit, ContinueAsNewRequest next)
    {
        Record = Record with { Generation = Record.Generation + 1, Version = next.Version ?? Record.Version };
        _versions.Check(Record);
        _execution = null;
        _start = commit.NextStart;
        _nextNumber = 1;
        _pending.ClearTimers();
        InstanceMessage start = new(HistoryKind.OrchestratorStarted) { Generation = Record.Generation };
        _mailbox.PutFirst([start, .. commit.Preserved, .. commit.Messages.Except(commit.Consumed)]);
    }

    private long Now() => Math.Max(_core.Time.GetUtcNow().Ticks, _lastTurnAt);

    private void TakeTurnIf(bool begin)
    {
        if (begin)
        {
            _core.Work.Begin();
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    private void EndTurn()
    {
        if (_mailbox.EndTurn(mayGoOn: !_core.IsStopping))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
        else
        {
            _core.Work.End();
        }
    }

    private void TryLater(IReadOnlyList<InstanceMessage> messages, Exception exception)
    {
        _execution = null;
        _mailbox.PutFirst(messages);
        _mailbox.EndTurn(mayGoOn: false);
        _core.Work.End();
        if (exception is DurableStoreException && !_core.IsStopping)
        {
            if (!_isWaitingForStore)
            {
                _isWaitingForStore = true;
                _core.Logger.LogError("Instance '{InstanceId}' waits for the store: {Reason}", Id, exception.Message);
            }

            _core.Timers.RunLater(Wake, RetryAfterStoreFailure);
        }
    }
}
