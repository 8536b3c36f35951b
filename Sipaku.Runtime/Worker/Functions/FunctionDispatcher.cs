using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Sipaku.Runtime.Engine;

namespace Sipaku.Runtime.Worker;

/// <summary>Runs the app's orchestrators and activities for the engine.</summary>
internal sealed class FunctionDispatcher(
    FunctionCatalog catalog, InvocationPipeline pipeline, HttpActivity http, DataConverter converter, IServiceProvider services) : IFunctionDispatcher
{
    public bool HasOrchestrator(string name) => catalog.Orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => catalog.Activities.ContainsKey(name) || IsHttp(name);

    public async Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context)
    {
        EmbeddedFunctionContext invocation = new(catalog.Orchestrators[name], services, CancellationToken.None)
        {
            Orchestration = context,
        };
        if (context is IFunctionOrchestration orchestration)
        {
            orchestration.Invocation = invocation;
        }

        try
        {
            return await pipeline.RunOrchestratorAsync(invocation);
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
        if (IsHttp(invocation.Name))
        {
            return converter.Serialize(await http.SendAsync(converter.Deserialize<DurableHttpRequest>(invocation.Input)!, cancellation));
        }

        await using EmbeddedFunctionContext context = new(catalog.Activities[invocation.Name], services, cancellation)
        {
            Activity = invocation,
        };
        return converter.Serialize(await pipeline.RunAsync(context));
    }

    /// <summary>The host's own activity, which no middleware sees.</summary>
    private static bool IsHttp(string name) => name.Equals(HttpActivity.Name, StringComparison.OrdinalIgnoreCase);
}
