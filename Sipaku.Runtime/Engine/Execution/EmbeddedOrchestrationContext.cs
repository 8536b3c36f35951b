using System.Globalization;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>What an orchestrator sees of the engine.</summary>
internal sealed class EmbeddedOrchestrationContext : TaskOrchestrationContext, IFunctionOrchestration
{
    private readonly OrchestrationExecution _execution;
    private readonly ExecutionServices _services;
    private int _guids;

    public EmbeddedOrchestrationContext(OrchestrationExecution execution, ExecutionServices services)
    {
        _execution = execution;
        _services = services;
        Parent = execution.Instance.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.Id) : null;
    }

    public override TaskName Name => _execution.Instance.Name;

    public override string InstanceId => _execution.Instance.Id;

    public override ParentOrchestrationInstance? Parent { get; }

    public override DateTime CurrentUtcDateTime => _execution.CurrentUtcDateTime;

    public override bool IsReplaying => _execution.IsReplaying;

    public override string Version => _execution.Instance.Version;

    public override IReadOnlyDictionary<string, object?> Properties => _services.Properties;

    public FunctionContext? Invocation { get; set; }

    protected override ILoggerFactory LoggerFactory => _services.LoggerFactory;

    public override T? GetInput<T>()
        where T : default
        => _services.Converter.Deserialize<T>(_execution.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        _execution.EnsureOnTurn();
        ArgumentException.ThrowIfNullOrEmpty(name.Name, nameof(name));
        if (input is TaskOptions && options is null)
        {
            return Task.FromException<TResult>(OptionsAsInput("activity"));
        }

        return Retried(name, options?.Retry, () => ScheduleActivity<TResult>(name, input, options?.Version));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        _execution.EnsureOnTurn();
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        if (input is TaskOptions && options is null)
        {
            return Task.FromException<TResult>(OptionsAsInput("sub-orchestration"));
        }

        // Once for all attempts, as the official worker does it: a retry is the same instance started over.
        string instanceId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        string version = options?.Version?.Version ?? _services.DefaultVersion;
        string? tags = options?.Tags is { Count: > 0 } given ? JsonSerializer.Serialize(given) : null;
        return Retried(orchestratorName, options?.Retry, () => ScheduleSubOrchestration<TResult>(orchestratorName, instanceId, version, tags, input));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// One timer however long: the official worker makes a chain of timers of at most three days for back ends that cannot wait longer.
    /// </remarks>
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        _execution.EnsureOnTurn();
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        int id = _execution.NextTaskId();
        PendingTask<object?> timer = new(HistoryKind.TimerCreated, "timer");
        _execution.Add(new HistoryRow
        {
            Kind = HistoryKind.TimerCreated,
            TaskId = id,
            At = CurrentUtcDateTime.Ticks,
            DueAt = fireAt.ToUniversalTime().Ticks,
        });
        _execution.Register(id, timer);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() =>
            {
                if (_execution.CancelTimer(id))
                {
                    timer.Cancel(cancellationToken);
                }
            });
        }

        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        _execution.EnsureOnTurn();
        return _execution.Events.WaitAsync<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        _execution.EnsureOnTurn();
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        _execution.Add(new HistoryRow
        {
            Kind = HistoryKind.EventSent,
            TaskId = _execution.NextTaskId(),
            At = CurrentUtcDateTime.Ticks,
            Name = eventName,
            Target = instanceId,
            Data = _services.Converter.Serialize(payload),
        });
    }

    public override void SetCustomStatus(object? customStatus)
    {
        _execution.EnsureOnTurn();
        if (!IsReplaying)
        {
            _execution.CustomStatus = _services.Converter.Serialize(customStatus);
            _execution.CustomStatusChanged = true;
        }
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        _execution.EnsureOnTurn();
        ArgumentNullException.ThrowIfNull(options);
        _execution.ContinueAsNew = new ContinueAsNewRequest(
            _services.Converter.Serialize(options.NewInput),
            string.IsNullOrWhiteSpace(options.NewVersion) ? null : options.NewVersion,
            options.PreserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        _execution.EnsureOnTurn();
        string name = string.Create(CultureInfo.InvariantCulture, $"{InstanceId}_{CurrentUtcDateTime:o}_{_guids++}");

        // The time alone does not tell generations apart: a virtual clock stands still, and a real one may have been set back.
        int generation = _execution.Instance.Generation;
        return DeterministicGuid.Create(generation == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{generation}"));
    }

    private Task<T> Retried<T>(TaskName name, TaskRetryOptions? retry, Func<Task<T>> call) => retry switch
    {
        { Policy: { } policy } => RetriedCall.WithPolicyAsync(this, policy, call),
        { Handler: { } handler } => RetriedCall.WithHandlerAsync(this, handler, name, call),
        _ => call(),
    };

    private Task<T> ScheduleActivity<T>(string name, object? input, TaskVersion? version)
    {
        PendingTask<T> task = new(HistoryKind.TaskScheduled, name);
        Schedule(task, id => new HistoryRow
        {
            Kind = HistoryKind.TaskScheduled,
            TaskId = id,
            At = CurrentUtcDateTime.Ticks,
            Name = name,
            Target = version?.Version,
            Data = _services.Converter.Serialize(input),
        });
        return task.Task;
    }

    private Task<T> ScheduleSubOrchestration<T>(string name, string instanceId, string version, string? tags, object? input)
    {
        PendingTask<T> task = new(HistoryKind.SubOrchestrationCreated, name);
        Schedule(task, id => new HistoryRow
        {
            Kind = HistoryKind.SubOrchestrationCreated,
            TaskId = id,
            At = CurrentUtcDateTime.Ticks,
            Name = name,
            Target = instanceId,
            SubOrchestration = new SubOrchestrationRequest(_services.Converter.Serialize(input), version, tags),
        });
        return task.Task;
    }

    private void Schedule(PendingTask task, Func<int, HistoryRow> action)
    {
        _execution.EnsureOnTurn();
        int id = _execution.NextTaskId();
        _execution.Add(action(id));
        _execution.Register(id, task);
    }

    private static ArgumentException OptionsAsInput(string what) => new(
        $"A {nameof(TaskOptions)} value was provided for the {what} input but no value was provided for options. "
        + $"Did you actually mean to provide a {nameof(TaskOptions)} value for the options parameter?");
}
