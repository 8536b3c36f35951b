using Microsoft.DurableTask.Abstractions;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>
/// What an orchestrator may do: call activities and sub-orchestrators, wait for timers and events, read replay-safe time and ids.
/// Orchestrator code runs again from its beginning on each replay, so everything it awaits must come from here.
/// </summary>
public abstract class TaskOrchestrationContext
{
    private ILoggerFactory? _replaySafeLoggerFactory;

    /// <summary>The orchestrator's name.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The instance's id.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The orchestration that started this one; null where a client did.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>The time (UTC) of the event being processed; the same on each replay.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>Whether the code runs over recorded history at this moment.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>The instance's version, empty when there is none.</summary>
    public virtual string Version => string.Empty;

    /// <summary>Properties that the host set for orchestrations.</summary>
    public virtual IReadOnlyDictionary<string, object?> Properties { get; } = new Dictionary<string, object?>();

    /// <summary>A factory of loggers that say nothing while the code replays.</summary>
    public virtual ILoggerFactory ReplaySafeLoggerFactory => _replaySafeLoggerFactory ??= new ReplaySafeLoggerFactory(this, () => LoggerFactory);

    /// <summary>The host's logger factory.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>The orchestration's input.</summary>
    /// <typeparam name="T">The type of the input.</typeparam>
    public abstract T? GetInput<T>();

    /// <summary>Calls an activity.</summary>
    /// <param name="name">The activity.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">How to call it.</param>
    /// <exception cref="TaskFailedException">The activity failed, thrown when the task is awaited.</exception>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null)
        => CallActivityAsync<object>(name, input, options);

    /// <summary>Calls an activity without input.</summary>
    /// <param name="name">The activity.</param>
    /// <param name="options">How to call it.</param>
    /// <exception cref="TaskFailedException">The activity failed, thrown when the task is awaited.</exception>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <summary>Calls an activity without input for its result.</summary>
    /// <param name="name">The activity.</param>
    /// <param name="options">How to call it.</param>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <exception cref="TaskFailedException">The activity failed, thrown when the task is awaited.</exception>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options)
        => CallActivityAsync<TResult>(name, null, options);

    /// <summary>Calls an activity for its result.</summary>
    /// <param name="name">The activity.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">How to call it.</param>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <exception cref="TaskFailedException">The activity failed, thrown when the task is awaited.</exception>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>Starts a durable timer.</summary>
    /// <param name="delay">How long from <see cref="CurrentUtcDateTime"/>.</param>
    /// <param name="cancellationToken">Gives the timer up.</param>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken)
        => CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>Starts a durable timer.</summary>
    /// <param name="fireAt">When it fires.</param>
    /// <param name="cancellationToken">Gives the timer up.</param>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for an event raised from outside. Of several waiters for one name, the newest gets the next event.</summary>
    /// <param name="eventName">The event's name, without regard to case.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <typeparam name="T">The type of the payload.</typeparam>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event raised from outside, for a limited time.</summary>
    /// <param name="eventName">The event's name, without regard to case.</param>
    /// <param name="timeout">How long to wait; the task is cancelled after it.</param>
    /// <typeparam name="T">The type of the payload.</typeparam>
    /// <exception cref="TaskCanceledException">The time is over, thrown when the task is awaited.</exception>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout)
        => WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event raised from outside, for a limited time.</summary>
    /// <param name="eventName">The event's name, without regard to case.</param>
    /// <param name="timeout">How long to wait; the task is cancelled after it.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <typeparam name="T">The type of the payload.</typeparam>
    /// <exception cref="TaskCanceledException">The time is over, thrown when the task is awaited.</exception>
    public async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        // Cancellation runs synchronously: CancelAsync would carry on outside the orchestrator's scheduler.
#pragma warning disable CA1849
        using CancellationTokenSource timer = new();
        Task timedOut = CreateTimer(timeout, timer.Token);
        using CancellationTokenSource wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<T> received = WaitForExternalEvent<T>(eventName, wait.Token);
        if (await Task.WhenAny(timedOut, received) == received)
        {
            timer.Cancel();
        }
        else
        {
            wait.Cancel();
        }
#pragma warning restore CA1849

        return await received;
    }

    /// <summary>Raises an event in another instance.</summary>
    /// <param name="instanceId">The other instance's id.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="payload">What the waiter gets.</param>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Sets the status that clients and the management API show.</summary>
    /// <param name="customStatus">Any value that can be serialised; null clears it.</param>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Calls a sub-orchestrator for its result.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">How to call it; <see cref="SubOrchestrationOptions"/> set its instance id.</param>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <exception cref="TaskFailedException">The sub-orchestration failed, thrown when the task is awaited.</exception>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <summary>Calls a sub-orchestrator without input for its result.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="options">How to call it; <see cref="SubOrchestrationOptions"/> set its instance id.</param>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <exception cref="TaskFailedException">The sub-orchestration failed, thrown when the task is awaited.</exception>
    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options)
        => CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    /// <summary>Calls a sub-orchestrator without input.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="options">How to call it; <see cref="SubOrchestrationOptions"/> set its instance id.</param>
    /// <exception cref="TaskFailedException">The sub-orchestration failed, thrown when the task is awaited.</exception>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options)
        => CallSubOrchestratorAsync(orchestratorName, null, options);

    /// <summary>Calls a sub-orchestrator.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">How to call it; <see cref="SubOrchestrationOptions"/> set its instance id.</param>
    /// <exception cref="TaskFailedException">The sub-orchestration failed, thrown when the task is awaited.</exception>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
        => CallSubOrchestratorAsync<object>(orchestratorName, input, options);

    /// <summary>Starts this orchestration over with a new input and an empty history once the orchestrator returns.</summary>
    /// <param name="newInput">The new input.</param>
    /// <param name="preserveUnprocessedEvents">Whether events received but not waited for are carried over.</param>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>Starts this orchestration over with an empty history once the orchestrator returns.</summary>
    /// <param name="options">The new input and version.</param>
    public virtual void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ContinueAsNew(options.NewInput, options.PreserveUnprocessedEvents);
    }

    /// <summary>A unique id that is the same on each replay.</summary>
    public abstract Guid NewGuid();

    /// <summary>A logger that says nothing while the code replays.</summary>
    /// <param name="categoryName">The log category.</param>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) => ReplaySafeLoggerFactory.CreateLogger(categoryName);

    /// <summary>A logger that says nothing while the code replays.</summary>
    /// <param name="type">The type whose name is the log category.</param>
    public virtual ILogger CreateReplaySafeLogger(Type type) => ReplaySafeLoggerFactory.CreateLogger(type);

    /// <summary>A logger that says nothing while the code replays.</summary>
    /// <typeparam name="T">The type whose name is the log category.</typeparam>
    public virtual ILogger CreateReplaySafeLogger<T>() => ReplaySafeLoggerFactory.CreateLogger<T>();

    /// <summary>Compares the instance's version with another; see <see cref="TaskOrchestrationVersioningUtils.CompareVersions"/>.</summary>
    /// <param name="version">The other version.</param>
    public virtual int CompareVersionTo(string version) => TaskOrchestrationVersioningUtils.CompareVersions(Version, version);
}
