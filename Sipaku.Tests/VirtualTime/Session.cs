using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sipaku.Tests.VirtualTime;

/// <summary>An orchestrator in memory, between the start or the replay of its code and its end or eviction.</summary>
internal sealed class Session : ITaskOrchestrator, IAsyncDisposable
{
    private readonly OrchestratorCode _code;
    private readonly DataConverter _converter;
    private readonly ILoggerFactory _loggers;
    private readonly Action<string> _report;
    private readonly AsyncServiceScope _scope;
    private readonly TaskOrchestrationExecutor _executor;
    private bool _executed;

    /// <summary>Makes one; nothing runs yet.</summary>
    /// <param name="state">Its history, past and new events.</param>
    /// <param name="code">The orchestrator.</param>
    /// <param name="services">Services to open a scope of.</param>
    /// <param name="report">Is told what would go wrong in production without a word.</param>
    public Session(OrchestrationRuntimeState state, OrchestratorCode code, IServiceProvider services, Action<string> report)
    {
        State = state;
        _code = code;
        _report = report;
        _converter = services.GetRequiredService<DataConverter>();
        _loggers = services.GetRequiredService<ILoggerFactory>();
        _scope = services.CreateAsyncScope();
        DurableTaskShimFactory shims = new(new DurableTaskWorkerOptions { DataConverter = _converter }, _loggers);
        Microsoft.DurableTask.ParentOrchestrationInstance? parent = state.ParentInstance is { } started
            ? new(new TaskName(started.Name), started.OrchestrationInstance.InstanceId)
            : null;
        // As the worker itself does.
        _executor = new TaskOrchestrationExecutor(
            state,
            shims.CreateOrchestration(new TaskName(state.Name), this, parent),
            BehaviorOnContinueAsNew.Carryover,
            ErrorPropagationMode.UseFailureDetails);
    }

    public OrchestrationRuntimeState State { get; }

    Type ITaskOrchestrator.InputType => typeof(object);

    Type ITaskOrchestrator.OutputType => typeof(object);

    /// <summary>Plays what is new, after what is past where that was not played yet.</summary>
    public OrchestratorExecutionResult Play()
    {
        OrchestratorExecutionResult result = _executed ? _executor.ExecuteNewEvents() : _executor.Execute();
        _executed = true;
        return result;
    }

    Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input) =>
        new CheckedContext(context, _converter, _loggers, _report).RunAsync(_code, _scope.ServiceProvider);

    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}
