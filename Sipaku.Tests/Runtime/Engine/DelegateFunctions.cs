using Microsoft.DurableTask;
using Sipaku.Runtime.Engine;

namespace Sipaku.Tests.Runtime.Engine;

/// <summary>Functions given as delegates on serialised data.</summary>
internal sealed class DelegateFunctions : IFunctionDispatcher
{
    public Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> Orchestrators { get; } = [];

    public Dictionary<string, Func<string?, CancellationToken, Task<string?>>> Activities { get; } = [];

    public bool HasOrchestrator(string name) => Orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => Activities.ContainsKey(name);

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) => Orchestrators[name](context);

    public Task<string?> RunActivityAsync(ActivityInvocation invocation, CancellationToken cancellation) =>
        Activities[invocation.Name](invocation.Input, cancellation);
}
