using System.Text.Json;
using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Sipaku.Tests.VirtualTime;

/// <summary>
/// What the Functions worker adds to an orchestrator's context: it reads the input as the type that is asked for, and refuses calls from
/// another thread than the orchestrator's. What would go wrong in production without a word is reported as well.
/// </summary>
internal sealed class CheckedContext(TaskOrchestrationContext inner, DataConverter converter, ILoggerFactory loggers, Action<string> report)
    : TaskOrchestrationContext
{
    private const string Strayed =
        "An invalid asynchronous invocation was detected: the orchestrator awaits something that is not durable.";

    private readonly List<Task> _begun = [];
    private bool _continuesAsNew;

    /// <summary>Whether the orchestrator has called it.</summary>
    public bool IsAccessed { get; private set; }

    public override TaskName Name => inner.Name;

    public override string InstanceId => inner.InstanceId;

    public override DateTime CurrentUtcDateTime => inner.CurrentUtcDateTime;

    public override bool IsReplaying => inner.IsReplaying;

    public override ParentOrchestrationInstance? Parent => inner.Parent;

    public override string Version => inner.Version;

    public override IReadOnlyDictionary<string, object?> Properties => inner.Properties;

    protected override ILoggerFactory LoggerFactory => loggers;

    private TaskOrchestrationContext Inner
    {
        get
        {
            ThrowIfStrayed();
            IsAccessed = true;
            return inner;
        }
    }

    /// <summary>Runs the orchestrator; its first await has to be a durable one.</summary>
    public async Task<object?> RunAsync(OrchestratorCode code, IServiceProvider services)
    {
        Task<object?> running = code(services, this);
        if (!running.IsCompleted && !IsAccessed)
        {
            throw new InvalidOperationException(Strayed);
        }

        object? output = await running;
        ThrowIfStrayed();
        if (_continuesAsNew && _begun.Any(task => !task.IsCompleted))
        {
            report("continues as new while a timer, an activity or a child is open. In an extended session its next life would be lost.");
        }

        return output;
    }

    public override T? GetInput<T>()
        where T : default
    {
        object? input = Inner.GetInput<object>();
        return input is JsonElement json ? converter.Deserialize<T>(json.GetRawText()) : (T?)input;
    }

    public override Guid NewGuid() => Inner.NewGuid();

    public override Task<T> CallActivityAsync<T>(TaskName name, object? input = null, TaskOptions? options = null) =>
        Begun(Inner.CallActivityAsync<T>(name, input, options));

    public override Task<T> CallSubOrchestratorAsync<T>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        Begun(Inner.CallSubOrchestratorAsync<T>(orchestratorName, input, options));

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        Inner.ContinueAsNew(newInput, preserveUnprocessedEvents);
        _continuesAsNew = true;
    }

    public override void ContinueAsNew(Microsoft.DurableTask.ContinueAsNewOptions options)
    {
        Inner.ContinueAsNew(options);
        _continuesAsNew = true;
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) => Begun(Inner.CreateTimer(fireAt, cancellationToken));

    public override void SetCustomStatus(object? customStatus) => Inner.SetCustomStatus(customStatus);

    public override void SendEvent(string instanceId, string eventName, object payload) => Inner.SendEvent(instanceId, eventName, payload);

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
        Inner.WaitForExternalEvent<T>(eventName, cancellationToken);

    private TTask Begun<TTask>(TTask task)
        where TTask : Task
    {
        _begun.Add(task);
        return task;
    }

    private void ThrowIfStrayed()
    {
        if (!OrchestrationContext.IsOrchestratorThread)
        {
            report("awaits something that is not durable. In production the instance would hang.");
            throw new InvalidOperationException(Strayed);
        }
    }
}
