using System.Diagnostics;
using DurableTask.Core;

namespace Sipaku.Benchmarks.Engine.Core;

/// <summary>
/// Passes everything on and tells how long the framework had the work in its hands, in an orchestration of one activity after another:
/// the rest of the time is the store's.
/// </summary>
internal sealed class StepClock(IOrchestrationService inner) : IOrchestrationService
{
    private readonly Lock _gate = new();
    private long _turnFrom;
    private long _activityFrom;
    private long _storeUntil;
    private long _framework;

    /// <summary>Since this object was made.</summary>
    public TimeSpan Framework
    {
        get
        {
            lock (_gate)
            {
                return TimeSpan.FromSeconds((double)_framework / Stopwatch.Frequency);
            }
        }
    }

    public int TaskOrchestrationDispatcherCount => inner.TaskOrchestrationDispatcherCount;

    public int MaxConcurrentTaskOrchestrationWorkItems => inner.MaxConcurrentTaskOrchestrationWorkItems;

    public BehaviorOnContinueAsNew EventBehaviourForContinueAsNew => inner.EventBehaviourForContinueAsNew;

    public int TaskActivityDispatcherCount => inner.TaskActivityDispatcherCount;

    public int MaxConcurrentTaskActivityWorkItems => inner.MaxConcurrentTaskActivityWorkItems;

    public Task StartAsync() => inner.StartAsync();

    public Task StopAsync() => inner.StopAsync();

    public Task StopAsync(bool isForced) => inner.StopAsync(isForced);

    public Task CreateAsync() => inner.CreateAsync();

    public Task CreateAsync(bool recreateInstanceStore) => inner.CreateAsync(recreateInstanceStore);

    public Task CreateIfNotExistsAsync() => inner.CreateIfNotExistsAsync();

    public Task DeleteAsync() => inner.DeleteAsync();

    public Task DeleteAsync(bool deleteInstanceStore) => inner.DeleteAsync(deleteInstanceStore);

    public bool IsMaxMessageCountExceeded(int currentMessageCount, OrchestrationRuntimeState runtimeState) =>
        inner.IsMaxMessageCountExceeded(currentMessageCount, runtimeState);

    public int GetDelayInSecondsAfterOnProcessException(Exception exception) => inner.GetDelayInSecondsAfterOnProcessException(exception);

    public int GetDelayInSecondsAfterOnFetchException(Exception exception) => inner.GetDelayInSecondsAfterOnFetchException(exception);

    public async Task<TaskOrchestrationWorkItem> LockNextTaskOrchestrationWorkItemAsync(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        TaskOrchestrationWorkItem item = await inner.LockNextTaskOrchestrationWorkItemAsync(receiveTimeout, cancellationToken);
        if (item?.Session is { } session)
        {
            item.Session = new ClockedSession(session, this);
            TurnBegins();
        }

        return item!;
    }

    public Task RenewTaskOrchestrationWorkItemLockAsync(TaskOrchestrationWorkItem workItem) => inner.RenewTaskOrchestrationWorkItemLockAsync(workItem);

    public async Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem,
        OrchestrationRuntimeState newOrchestrationRuntimeState,
        IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage continuedAsNewMessage,
        OrchestrationState orchestrationState)
    {
        Add(ref _turnFrom);
        await inner.CompleteTaskOrchestrationWorkItemAsync(
            workItem, newOrchestrationRuntimeState, outboundMessages, orchestratorMessages, timerMessages, continuedAsNewMessage, orchestrationState);
        Note(ref _storeUntil);
    }

    public Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) => inner.AbandonTaskOrchestrationWorkItemAsync(workItem);

    public Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) => inner.ReleaseTaskOrchestrationWorkItemAsync(workItem);

    public async Task<TaskActivityWorkItem> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        TaskActivityWorkItem item = await inner.LockNextTaskActivityWorkItem(receiveTimeout, cancellationToken);
        Note(ref _activityFrom);
        return item;
    }

    public Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem) => inner.RenewTaskActivityWorkItemLockAsync(workItem);

    public async Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage)
    {
        Add(ref _activityFrom);
        await inner.CompleteTaskActivityWorkItemAsync(workItem, responseMessage);
        Note(ref _storeUntil);
    }

    public Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem) => inner.AbandonTaskActivityWorkItemAsync(workItem);

    /// <summary>The framework asks for more; where the store has long been ready with it, the time since is the framework's.</summary>
    private void MoreIsAskedFor() => Add(ref _storeUntil);

    private void TurnBegins() => Note(ref _turnFrom);

    private void Note(ref long moment)
    {
        lock (_gate)
        {
            moment = Stopwatch.GetTimestamp();
        }
    }

    private void Add(ref long since)
    {
        lock (_gate)
        {
            _framework += Stopwatch.GetTimestamp() - since;
        }
    }

    private sealed class ClockedSession(IOrchestrationSession inner, StepClock clock) : IOrchestrationSession
    {
        public async Task<IList<TaskMessage>?> FetchNewOrchestrationMessagesAsync(TaskOrchestrationWorkItem workItem)
        {
            Task<IList<TaskMessage>?> more = inner.FetchNewOrchestrationMessagesAsync(workItem);
            if (more.IsCompleted)
            {
                clock.MoreIsAskedFor();
            }

            IList<TaskMessage>? messages = await more;
            clock.TurnBegins();
            return messages;
        }

        public Task EndSessionAsync() => inner.EndSessionAsync();
    }
}
