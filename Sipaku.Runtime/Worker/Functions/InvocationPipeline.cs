using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Sipaku.Runtime.Worker;

/// <summary>Runs a function inside the app's middleware.</summary>
internal sealed class InvocationPipeline
{
    private readonly FunctionExecutionDelegate? _pipeline;

    public InvocationPipeline(IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        if (middleware.Count > 0)
        {
            FunctionExecutionDelegate next = ExecuteAsync;
            foreach (Func<FunctionExecutionDelegate, FunctionExecutionDelegate> component in middleware.Reverse())
            {
                next = component(next);
            }

            _pipeline = next;
        }
    }

    public Task<object?> RunAsync(EmbeddedFunctionContext context)
        => _pipeline is null ? context.Function.Body.InvokeAsync(context) : RunPipelineAsync(_pipeline, context);

    /// <summary>Runs an orchestrator; on its turn.</summary>
    public Task<object?> RunOrchestratorAsync(EmbeddedFunctionContext context)
    {
        if (_pipeline is null)
        {
            return context.Function.Body.InvokeAsync(context);
        }

        context.Turnover = new OrchestratorTurnover();
        return context.Turnover.RunAsync(_pipeline, context);
    }

    private static async Task<object?> RunPipelineAsync(FunctionExecutionDelegate pipeline, EmbeddedFunctionContext context)
    {
        await pipeline(context);
        return InvocationOutcome.Of(context).Final;
    }

    private static async Task ExecuteAsync(FunctionContext context)
    {
        EmbeddedFunctionContext invocation = (EmbeddedFunctionContext)context;
        context.GetInvocationResult().Value = await (invocation.Turnover?.ReachAsync() ?? invocation.Function.Body.InvokeAsync(invocation));
    }
}
