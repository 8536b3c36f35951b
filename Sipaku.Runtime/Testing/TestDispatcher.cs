using Microsoft.DurableTask;
using Sipaku.Runtime.Engine;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Testing;

/// <summary>Runs delegates, and functions where there is no delegate of the name.</summary>
internal sealed class TestDispatcher(DurableTestHostOptions options, FunctionDispatcher functions, DataConverter converter) : IFunctionDispatcher
{
    public bool HasOrchestrator(string name) => options.Orchestrators.ContainsKey(name) || functions.HasOrchestrator(name);

    public bool HasActivity(string name) => options.Activities.ContainsKey(name) || functions.HasActivity(name);

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) =>
        options.Orchestrators.TryGetValue(name, out Func<TaskOrchestrationContext, Task<object?>>? orchestrator)
            ? orchestrator(context)
            : functions.RunOrchestratorAsync(name, context);

    public Task<string?> RunActivityAsync(ActivityInvocation invocation, CancellationToken cancellation) =>
        options.Activities.TryGetValue(invocation.Name, out TestActivity? activity)
            ? activity.RunAsync(invocation.Input, converter, cancellation)
            : functions.RunActivityAsync(invocation, cancellation);
}
