using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Instances;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Commits;

/// <summary>
/// All that a turn did, as one commit: the events that it consumed, the actions that it asked for, sub-orchestrations, messages to
/// others, the custom status and the end. Nothing of it is acted on before the commit is synced.
/// </summary>
internal sealed class TurnCommit(LiveInstance instance, EngineCore core, int firstNumber, long at) : StoreWrite
{
    private readonly List<LiveInstance> _children = [];
    private readonly List<(long Key, InstanceMessage Message)> _deliveries = [];
    private bool _gone;

    /// <summary>The messages that the turn took, to be taken again where the commit fails.</summary>
    public required IReadOnlyList<InstanceMessage> Messages { get; init; }

    /// <summary>The messages that are done with.</summary>
    public List<InstanceMessage> Consumed { get; } = [];

    /// <summary>What the turn adds to the history, in order.</summary>
    public List<HistoryRow> Rows { get; } = [];

    public OrchestrationRuntimeStatus Status { get; set; }

    public bool CustomStatusChanged { get; set; }

    public string? CustomStatus { get; set; }

    public ExecutionOutcome? Outcome { get; private set; }

    /// <summary>True where a termination goes on to the sub-orchestrations.</summary>
    public bool TerminatesChildren { get; set; }

    public long At => at;

    /// <summary>The number in the history that the next row will have.</summary>
    public int NextNumber => firstNumber + Rows.Count;

    /// <summary>The timers that the orchestrator no longer waits for.</summary>
    public IReadOnlyList<int> CancelledTimers { get; set; } = [];

    /// <summary>The messages that the next generation begins with.</summary>
    public List<InstanceMessage> Preserved { get; } = [];

    public HistoryRow? NextStart { get; private set; }

    public bool IsEmpty => Rows.Count == 0 && Outcome is null && Consumed.TrueForAll(message => message.InboxId == 0);

    /// <summary>Makes it the execution's last turn.</summary>
    public void End(ExecutionOutcome outcome)
    {
        Outcome = outcome;
        Status = outcome.Status;
        if (outcome.Next is null)
        {
            Consumed.AddRange(Messages.Except(Consumed).ToArray());
            Rows.Add(new HistoryRow { Kind = HistoryKind.ExecutionCompleted, At = at, Name = outcome.Status.ToString() });
        }
    }

    public override void Execute(StoreSession session)
    {
        _children.Clear();
        _deliveries.Clear();
        Preserved.Clear();
        long key = instance.Record.Key;
        _gone = !InstanceTable.Update(session, key, Status, at);
        if (_gone)
        {
            return;
        }

        foreach (InstanceMessage message in Consumed)
        {
            if (core.Attempts.ContainsKey((key, message.TaskId)))
            {
                AttemptTable.Delete(session, key, message.TaskId);
            }

            if (message.InboxId != 0)
            {
                InboxTable.Delete(session, message.InboxId);
            }
        }

        if (CustomStatusChanged)
        {
            InstanceTable.SetCustomStatus(session, key, CustomStatus);
        }

        if (Outcome?.Next is { } next)
        {
            StartOver(session, next);
        }
        else
        {
            for (int i = 0; i < Rows.Count; i++)
            {
                HistoryTable.Append(session, key, firstNumber + i, Rows[i]);
            }
        }

        Act(session);
        if (Outcome is { Next: null } outcome)
        {
            Finish(session, outcome);
        }
    }

    public override void Committed()
    {
        if (_gone)
        {
            instance.Discard();
            return;
        }

        foreach (LiveInstance child in _children)
        {
            core.Directory.Add(child);
            child.Begin();
        }

        foreach ((long key, InstanceMessage message) in _deliveries)
        {
            core.Directory.Find(key)?.Post(message);
        }

        instance.Committed(this);
    }

    public override void Failed(Exception exception) => instance.CommitFailed(this, exception);

    private void StartOver(StoreSession session, ContinueAsNewRequest next)
    {
        long key = instance.Record.Key;
        HistoryTable.Delete(session, key);
        InstanceTable.NextGeneration(session, key, next.Version ?? instance.Record.Version);
        NextStart = new HistoryRow { Kind = HistoryKind.ExecutionStarted, At = at, Name = instance.Record.Name, Data = next.Input };
        HistoryTable.Append(session, key, 0, NextStart);
        foreach ((string name, string? data) in Outcome!.PreservedEvents)
        {
            InstanceMessage message = new(HistoryKind.EventRaised) { InboxId = core.Store.Keys.NextMessage(), Name = name, Data = data };
            InboxTable.Insert(session, key, message, at);
            Preserved.Add(message);
        }
    }

    private void Act(StoreSession session)
    {
        foreach (HistoryRow row in Rows)
        {
            if (row.Kind == HistoryKind.SubOrchestrationCreated)
            {
                CreateChild(session, row);
            }
            else if (row.Kind == HistoryKind.EventSent
                && InstanceTable.Find(session, row.Target!) is { } target
                && !target.Status.IsFinished())
            {
                Send(session, target.Key, new InstanceMessage(HistoryKind.EventRaised)
                {
                    InboxId = core.Store.Keys.NextMessage(),
                    Name = row.Name,
                    Data = row.Data,
                });
            }
        }
    }

    private void CreateChild(StoreSession session, HistoryRow row)
    {
        InstanceRecord parent = instance.Record;
        if (InstanceTable.Find(session, row.Target!) is { } existing)
        {
            if (!existing.Status.IsFinished())
            {
                TaskFailureDetails failure = new(
                    typeof(InvalidOperationException).ToString(),
                    $"The sub-orchestration '{row.Name}' cannot be started: an instance '{row.Target}' already exists and is {existing.Status}.",
                    null,
                    null,
                    null);
                Send(session, parent.Key, new InstanceMessage(HistoryKind.SubOrchestrationFailed)
                {
                    InboxId = core.Store.Keys.NextMessage(),
                    Generation = parent.Generation,
                    TaskId = row.TaskId,
                    Data = Failures.Serialize(failure),
                });
                return;
            }

            InstanceTable.Delete(session, existing.Key);
        }

        SubOrchestrationRequest request = row.SubOrchestration!;
        NewInstance child = new()
        {
            Id = row.Target!,
            Name = row.Name!,
            Version = request.Version,
            Input = request.Input,
            Tags = request.Tags,
            TraceParent = parent.TraceParent,
            Parent = new ParentRecord(parent.Key, parent.Generation, row.TaskId, parent.Id, parent.Name),
        };
        _children.Add(child.Insert(session, core, at));
    }

    private void Finish(StoreSession session, ExecutionOutcome outcome)
    {
        string? failure = outcome.Failure is { } details ? Failures.Serialize(details) : null;
        InstanceTable.Finish(session, instance.Record.Key, at, outcome.Output, failure);
        if (TerminatesChildren)
        {
            foreach (long child in InstanceTable.UnfinishedChildren(session, instance.Record.Key))
            {
                Send(session, child, new InstanceMessage(HistoryKind.ExecutionTerminated)
                {
                    InboxId = core.Store.Keys.NextMessage(),
                    Name = InstanceMessage.RecursiveName,
                    Data = outcome.Output,
                });
            }
        }

        // A parent that has ended or gone on as new drops what is not for it when it sees it.
        if (instance.Record.Parent is { } parent && core.Directory.Find(parent.Key) is not null)
        {
            Send(session, parent.Key, ResultForParent(parent, outcome));
        }
    }

    private InstanceMessage ResultForParent(ParentRecord parent, ExecutionOutcome outcome)
    {
        if (outcome.Status == OrchestrationRuntimeStatus.Completed)
        {
            return new InstanceMessage(HistoryKind.SubOrchestrationCompleted)
            {
                InboxId = core.Store.Keys.NextMessage(),
                Generation = parent.Generation,
                TaskId = parent.TaskId,
                Data = outcome.Output,
            };
        }

        TaskFailureDetails failure = outcome.Failure ?? Failures.Terminated(instance.Record.Id);
        return new InstanceMessage(HistoryKind.SubOrchestrationFailed)
        {
            InboxId = core.Store.Keys.NextMessage(),
            Generation = parent.Generation,
            TaskId = parent.TaskId,
            Data = Failures.Serialize(failure),
        };
    }

    private void Send(StoreSession session, long key, InstanceMessage message)
    {
        InboxTable.Insert(session, key, message, at);
        _deliveries.Add((key, message));
    }
}
