using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Tracing;
using Microsoft.Extensions.Logging;
using Sipaku.DurableTask.Sqlite.Codec;
using Sipaku.DurableTask.Sqlite.Commits;
using Sipaku.DurableTask.Sqlite.Dispatch;
using Sipaku.DurableTask.Sqlite.Tables;

namespace Sipaku.DurableTask.Sqlite;

/// <content>What workers need.</content>
public sealed partial class SqliteOrchestrationService
{
    /// <summary>A store that cannot be read now will hardly be in the next moment.</summary>
    private const int SecondsAfterFetchException = 1;

    private static readonly TimeSpan PauseOnFullDisk = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public int TaskOrchestrationDispatcherCount => 1;

    /// <inheritdoc />
    public int TaskActivityDispatcherCount => 1;

    /// <inheritdoc />
    public int MaxConcurrentTaskOrchestrationWorkItems => _options.MaxConcurrentOrchestrations;

    /// <inheritdoc />
    public int MaxConcurrentTaskActivityWorkItems => _options.MaxConcurrentActivities;

    /// <inheritdoc />
    public BehaviorOnContinueAsNew EventBehaviourForContinueAsNew => BehaviorOnContinueAsNew.Carryover;

    /// <inheritdoc />
    public Task CreateAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public Task CreateAsync(bool recreateInstanceStore) => recreateInstanceStore ? DeleteAsync() : Task.CompletedTask;

    /// <inheritdoc />
    public Task CreateIfNotExistsAsync() => Task.CompletedTask;

    /// <summary>Deletes all instances; the file stays.</summary>
    public Task DeleteAsync() => WriteAsync((session, writes) =>
    {
        foreach (long key in InstanceTable.AllKeys(session))
        {
            writes.Purge(key);
        }
    });

    /// <inheritdoc cref="DeleteAsync()" />
    public Task DeleteAsync(bool deleteInstanceStore) => DeleteAsync();

    /// <inheritdoc />
    public Task StartAsync()
    {
        _hub.ForgetHandOuts();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync() => StopAsync(isForced: false);

    /// <inheritdoc />
    public Task StopAsync(bool isForced) => Task.CompletedTask;

    /// <inheritdoc />
    public bool IsMaxMessageCountExceeded(int currentMessageCount, OrchestrationRuntimeState runtimeState) => false;

    /// <summary>None: it would slow down all others; what failed has a pause of its own.</summary>
    public int GetDelayInSecondsAfterOnProcessException(Exception exception) => 0;

    /// <inheritdoc />
    public int GetDelayInSecondsAfterOnFetchException(Exception exception) => exception is OperationCanceledException ? 0 : SecondsAfterFetchException;

    /// <inheritdoc />
    public async Task<TaskOrchestrationWorkItem?> LockNextTaskOrchestrationWorkItemAsync(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        if (await _hub.TakeTurnAsync(receiveTimeout, cancellationToken) is not { } turn)
        {
            return null;
        }

        try
        {
            turn.OrchestrationRuntimeState = turn.Instance.HistoryLength == 0 ? new OrchestrationRuntimeState() : Load(turn.Instance.Key);
            turn.NewMessages = Read(turn);
            if (turn.NewMessages.Any(message => message.Event is ExecutionRewoundEvent)
                && turn.OrchestrationRuntimeState.ExecutionStartedEvent is { ParentTraceContext: null } started)
            {
                // The dispatcher clears fields of it without looking whether there is one.
                started.ParentTraceContext = new DistributedTraceContext(string.Empty);
            }
        }
        catch
        {
            _hub.Abandon(turn);
            throw;
        }

        turn.Session = _options.ExtendedSessions && turn.Instance.Deaths == 0 ? new ExtendedSession(this, turn) : null;
        return turn;
    }

    /// <inheritdoc />
    public Task RenewTaskOrchestrationWorkItemLockAsync(TaskOrchestrationWorkItem workItem) => Task.CompletedTask;

    /// <inheritdoc />
    /// <exception cref="DurableStoreException">Nothing of it was written.</exception>
    public Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem,
        OrchestrationRuntimeState newOrchestrationRuntimeState,
        IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage? continuedAsNewMessage,
        OrchestrationState? orchestrationState)
    {
        TurnCommit commit = new((TurnHandOut)workItem, newOrchestrationRuntimeState, outboundMessages, orchestratorMessages, timerMessages, orchestrationState);
        return WriteAsync(commit.Execute);
    }

    /// <inheritdoc />
    public Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        _hub.Abandon((TurnHandOut)workItem);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        _hub.Release((TurnHandOut)workItem);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<TaskActivityWorkItem?> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        while (await _hub.TakeActivityAsync(receiveTimeout, cancellationToken) is { } handOut)
        {
            try
            {
                PendingActivity activity = handOut.Activity;
                if ((activity.Body ?? _store.Read(session => ActivityTable.Body(session, activity.Id))) is { } body)
                {
                    handOut.TaskMessage = Bodies.ReadMessage(body);
                    return handOut;
                }
            }
            catch
            {
                _hub.Abandon(handOut);
                throw;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem) => Task.FromResult(workItem);

    /// <summary>
    /// Records a result; of several for one activity the first counts. The orchestrator may see it before it is on the disk: whatever it
    /// makes of it is committed after it, or with it, so that the two share a sync. Where that fails both are as if they had not been. On a
    /// full disk it waits for room: what the activity did is done.
    /// </summary>
    /// <exception cref="DurableStoreException">It was not written.</exception>
    public async Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage)
    {
        PendingActivity activity = ((ActivityHandOut)workItem).Activity;
        OutgoingMessage response = OutgoingMessage.Of(responseMessage);
        while (true)
        {
            try
            {
                await RecordAsync(activity, response);
                return;
            }
            catch (DurableStoreException exception) when (exception.Error == DurableStoreError.Full)
            {
                _options.Logger.LogWarning("The result of an activity waits: {Reason}", exception.Message);
                await Task.Delay(PauseOnFullDisk, _options.TimeProvider, _closing.Token);
            }
        }
    }

    /// <inheritdoc />
    public Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem)
    {
        ActivityHandOut handOut = (ActivityHandOut)workItem;
        _hub.Abandon(handOut);
        return _store.WriteAsync(session => ActivityTable.CountAttempt(session, handOut.Activity.Id));
    }

    /// <summary>More for an orchestration that its dispatcher keeps; null where it is to let go of it.</summary>
    internal async Task<IList<TaskMessage>?> FetchMoreAsync(TurnHandOut turn) =>
        await _hub.TakeMoreAsync(turn, _options.ExtendedSessionIdleTimeout) ? Read(turn) : null;

    private async Task RecordAsync(PendingActivity activity, OutgoingMessage response)
    {
        PendingMessage early = response.ToPending(_store.Keys.NextMessage(), dueAt: null);
        bool isEarly = _hub.MayDeliverEarly(activity, early);
        try
        {
            Task writing = WriteAsync(
                (session, writes) =>
                {
                    if (!ActivityTable.Delete(session, activity.Id))
                    {
                        return;
                    }

                    writes.Then(hub => hub.RemoveActivity(activity.Id));
                    if (isEarly)
                    {
                        writes.Keep(activity.Key, early);
                    }
                    else
                    {
                        writes.Send(response);
                    }
                },
                mayWait: isEarly);
            if (isEarly)
            {
                _hub.DeliverEarly(activity.Key, early);
            }

            await writing;
        }
        catch when (isEarly)
        {
            _hub.TakeBack(activity, early);
            throw;
        }
    }

    private OrchestrationRuntimeState Load(long key) => _store.ReadSnapshot(session =>
        new OrchestrationRuntimeState(HistoryTable.Load(session, key)) { Status = InstanceTable.Find(session, key)?.CustomStatus });

    private List<TaskMessage> Read(TurnHandOut turn)
    {
        List<TaskMessage> messages = new(turn.Taken.Count);
        foreach (PendingMessage message in turn.Taken)
        {
            // Where it is gone from the store, the instance is, and its turn will not count.
            if ((message.Body ?? _store.Read(session => InboxTable.Body(session, message.Id))) is { } body)
            {
                messages.Add(Bodies.ReadMessage(body));
            }
        }

        return messages;
    }
}
