using Microsoft.DurableTask;
using Sipaku.Runtime.Engine;

namespace Sipaku.Runtime.Testing;

/// <summary>Runs delegates.</summary>
internal sealed class TestDispatcher(DurableTestHostOptions options, DataConverter converter) : IFunctionDispatcher
{
    public bool HasOrchestrator(string name) => options.Orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => options.Activities.ContainsKey(name);

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) => options.Orchestrators[name](context);

    public Task<string?> RunActivityAsync(ActivityInvocation invocation, CancellationToken cancellation) =>
        options.Activities[invocation.Name].RunAsync(invocation.Input, converter, cancellation);
}
