using Microsoft.DurableTask;
using Sipaku.Runtime.Engine;

namespace Sipaku.Runtime.Worker;

/// <summary>Runs the app's orchestrators and activities for the engine.</summary>
internal sealed class FunctionDispatcher(
    FunctionCatalog catalog, InvocationPipeline pipeline, DataConverter converter, IServiceProvider services) : IFunctionDispatcher
{
    public bool HasOrchestrator(string name) => catalog.Orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => catalog.Activities.ContainsKey(name);

    public async Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context)
    {
        EmbeddedFunctionContext invocation = new(catalog.Orchestrators[name], services, CancellationToken.None)
        {
            Orchestration = context,
        };
        try
        {
            return await pipeline.RunAsync(invocation);
        }
        finally
        {
            if (invocation.HoldsServices)
            {
                // Not on the orchestrator's turn: services that end asynchronously would be a foreign await of the orchestrator.
                ThreadPool.UnsafeQueueUserWorkItem(static ended => _ = ended.DisposeAsync().AsTask(), invocation, preferLocal: false);
            }
        }
    }

    public async Task<string?> RunActivityAsync(ActivityInvocation invocation, CancellationToken cancellation)
    {
        await using EmbeddedFunctionContext context = new(catalog.Activities[invocation.Name], services, cancellation)
        {
            Activity = invocation,
        };
        return converter.Serialize(await pipeline.RunAsync(context));
    }
}
