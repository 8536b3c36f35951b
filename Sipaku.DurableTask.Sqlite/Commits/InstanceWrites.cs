using DurableTask.Core;
using DurableTask.Core.History;
using Sipaku.DurableTask.Sqlite.Codec;
using Sipaku.DurableTask.Sqlite.Dispatch;
using Sipaku.DurableTask.Sqlite.Store;
using Sipaku.DurableTask.Sqlite.Tables;

namespace Sipaku.DurableTask.Sqlite.Commits;

/// <summary>
/// What writes do to instances: in the database at once, and in memory by <see cref="Apply"/>, after the commit. One of these serves one
/// run of one write.
/// </summary>
internal sealed class InstanceWrites(StoreSession session, StoreKeys keys, long now)
{
    private readonly List<Action<WorkHub>> _effects = [];

    /// <summary>The time of the write, in UTC ticks.</summary>
    public long Now => now;

    /// <summary>Lets memory follow.</summary>
    public void Apply(WorkHub hub)
    {
        foreach (Action<WorkHub> effect in _effects)
        {
            effect(hub);
        }
    }

    /// <summary>Adds something that memory is to do, in its turn.</summary>
    public void Then(Action<WorkHub> effect) => _effects.Add(effect);

    /// <summary>Creates an instance, in the place of one of the same id where that is allowed.</summary>
    /// <param name="start">The message that starts it.</param>
    /// <param name="refused">The statuses of an instance of the same id that forbid it.</param>
    /// <returns>The status that forbade it, or null.</returns>
    public OrchestrationStatus? Create(OutgoingMessage start, IReadOnlyCollection<OrchestrationStatus> refused)
    {
        ExecutionStartedEvent started = start.Started!;
        InstanceRow? existing = InstanceTable.Find(session, start.InstanceId);
        if (existing is not null)
        {
            if (refused.Contains(existing.Status))
            {
                return existing.Status;
            }

            Replace(existing);
        }

        long? startAt = started.ScheduledStartTime is { } time ? Instants.ToTicks(time) : null;
        InstanceRow row = new()
        {
            Key = keys.NextInstance(),
            Id = start.InstanceId,
            ExecutionId = start.ExecutionId ?? string.Empty,
            FirstExecutionId = start.ExecutionId ?? string.Empty,
            Name = started.Name ?? string.Empty,
            Version = started.Version ?? string.Empty,
            Status = OrchestrationStatus.Pending,
            CreatedAt = now,
            UpdatedAt = now,
            StartAt = startAt,
            Generation = (existing?.Generation + 1) ?? 0,
            ParentId = started.ParentInstance?.OrchestrationInstance.InstanceId,
            ParentExecutionId = started.ParentInstance?.OrchestrationInstance.ExecutionId,
            ParentName = started.ParentInstance?.Name,
            ParentVersion = started.ParentInstance?.Version,
            ParentTaskId = started.ParentInstance?.TaskScheduleId ?? 0,
            Tags = Bodies.Write(started.Tags),
            Input = started.Input,
        };
        InstanceTable.Insert(session, row);
        _effects.Add(hub => hub.Add(row));
        Enqueue(row.Key, start, startAt);
        return null;
    }

    /// <summary>Puts a message where its instance finds it; one to an instance that is not there, or has ended, is dropped.</summary>
    public void Send(OutgoingMessage message)
    {
        if (InstanceTable.FindKey(session, message.InstanceId) is not { } target)
        {
            return;
        }

        if (message.Kind == EventType.ExecutionRewound && target.Status is OrchestrationStatus.Failed or OrchestrationStatus.Terminated)
        {
            Revive(target.Key, message);
        }
        else if (!target.Status.IsFinished() && (message.ExecutionId is null || message.ExecutionId == target.ExecutionId))
        {
            if (message.Kind == EventType.ExecutionTerminated && target.Status == OrchestrationStatus.Pending
                && InstanceTable.Find(session, target.Key) is { HistoryLength: 0 } row)
            {
                End(row, OrchestrationStatus.Terminated, message.Reason, null);
                return;
            }

            Enqueue(target.Key, message, message.DueAt);
        }
    }

    /// <summary>Stores a message that its instance has in memory already, unless that has ended or begun another execution since.</summary>
    public void Keep(long key, PendingMessage message)
    {
        if (InstanceTable.Find(session, key) is { } row && !row.Status.IsFinished() && (message.ExecutionId is null || message.ExecutionId == row.ExecutionId))
        {
            InboxTable.Insert(session, key, message);
        }
        else
        {
            _effects.Add(hub => hub.TakeBack(key, message));
        }
    }

    /// <summary>Schedules an activity.</summary>
    public void Schedule(long key, byte[] body)
    {
        PendingActivity activity = new() { Id = keys.NextActivity(), Key = key, Body = body };
        ActivityTable.Insert(session, activity);
        _effects.Add(hub => hub.Add(activity));
    }

    /// <summary>
    /// Ends an instance without a turn of its own: terminated before it began, or not to be run again. What it would have been given goes
    /// into its history, where a rewind finds it.
    /// </summary>
    public void End(InstanceRow row, OrchestrationStatus status, string? output, FailureDetails? failure)
    {
        int length = row.HistoryLength;
        foreach (byte[] body in InboxTable.Due(session, row.Key, now))
        {
            HistoryTable.Append(session, row.Key, length++, Bodies.Write(Bodies.ReadMessage(body).Event));
        }

        HistoryTable.Append(session, row.Key, length++, Bodies.Write(new ExecutionCompletedEvent(-1, output, status, failure)));
        Finish(row.Key, row.Id, status, failure?.ToString() ?? output, failure, length);
        TellParent(row, output, failure);
    }

    /// <summary>Notes that an instance has ended; what waits for it is told after the commit.</summary>
    public void Finish(long key, string id, OrchestrationStatus status, string? output, FailureDetails? failure, int historyLength)
    {
        InstanceTable.Finish(session, key, status, output, Bodies.Write(failure), historyLength, now);
        InboxTable.DeleteAll(session, key);
        _effects.Add(hub => hub.Remove(key));
        _effects.Add(hub => hub.NoteFinished(key, id));
    }

    /// <summary>Deletes an instance and all that is its.</summary>
    public void Purge(long key)
    {
        InstanceTable.Delete(session, key);
        HistoryTable.Delete(session, key);
        InboxTable.DeleteAll(session, key);
        _effects.Add(hub => hub.Remove(key));
        ForgetActivities(key);
    }

    /// <summary>Deletes the activities of an instance that have no result; one that runs ends in vain.</summary>
    public void ForgetActivities(long key)
    {
        List<long> activities = ActivityTable.DeleteAll(session, key);
        _effects.Add(hub => hub.RemoveActivities(activities));
    }

    private void Replace(InstanceRow existing)
    {
        Purge(existing.Key);
        if (!existing.Status.IsFinished())
        {
            _effects.Add(hub => hub.Waiters.TellReplaced(existing));
            TellParent(existing, "The instance was replaced by another one of the same id.", null);
        }
    }

    /// <summary>A failed instance is to go on. It is pending at once, so that whoever looks does not take the old failure for the new end.</summary>
    private void Revive(long key, OutgoingMessage message)
    {
        InstanceTable.SetStatus(session, key, OrchestrationStatus.Pending, now);
        InstanceRow row = InstanceTable.Find(session, key)!;
        _effects.Add(hub => hub.Add(row));
        Enqueue(key, message, null);
    }

    private void TellParent(InstanceRow row, string? reason, FailureDetails? failure)
    {
        if (row.Parent is not { } parent || Bodies.ReadTags(row.Tags)?.ContainsKey(OrchestrationTags.FireAndForget) == true)
        {
            return;
        }

        SubOrchestrationInstanceFailedEvent failed = new(-1, parent.TaskScheduleId, failure?.ErrorMessage ?? reason, null, failure);
        Send(OutgoingMessage.Of(new TaskMessage { OrchestrationInstance = parent.OrchestrationInstance, Event = failed }));
    }

    private void Enqueue(long key, OutgoingMessage message, long? dueAt)
    {
        PendingMessage pending = message.ToPending(keys.NextMessage(), dueAt);
        InboxTable.Insert(session, key, pending);
        _effects.Add(hub => hub.Deliver(key, pending));
    }
}
