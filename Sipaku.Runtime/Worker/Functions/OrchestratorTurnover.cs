using Microsoft.Azure.Functions.Worker.Middleware;

namespace Sipaku.Runtime.Worker;

/// <summary>
/// Runs an orchestrator inside middleware that may await what it likes: the middleware is kept off the orchestrator's turn, which waits
/// for it, and the orchestrator's code is kept on it.
/// </summary>
internal sealed class OrchestratorTurnover
{
    private readonly TaskCompletionSource _reached = new();
    private readonly TaskCompletionSource<object?> _finished = new();
    private ExecutionContext? _flow;

    /// <summary>Called where the middleware hands over to the function.</summary>
    /// <returns>The function's result, once it has one; for an orchestrator that is abandoned, never.</returns>
    public Task<object?> ReachAsync()
    {
        _flow = ExecutionContext.Capture();
        _reached.TrySetResult();
        return _finished.Task;
    }

    /// <summary>Runs it all; on the orchestrator's turn.</summary>
    public async Task<object?> RunAsync(FunctionExecutionDelegate pipeline, EmbeddedFunctionContext context)
    {
        Task middleware = Task.CompletedTask;
        OffTurn(() => middleware = pipeline(context));
        Task.WaitAny(middleware, _reached.Task);
        if (_reached.Task.IsCompleted)
        {
            try
            {
                object? result = await InvokeAsync(context);
                OffTurn(() => _finished.SetResult(result));
            }
#pragma warning disable CA1031 // The middleware is to see whatever the orchestrator throws.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                OffTurn(() => _finished.SetException(exception));
            }
        }

        middleware.GetAwaiter().GetResult();
        return InvocationOutcome.Of(context).Final;
    }

    /// <summary>Runs something where its awaits do not come back to the turn, on this thread as far as it does not await.</summary>
    private static void OffTurn(Action action)
    {
        SynchronizationContext? turn = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Task task = new(action);
            task.RunSynchronously(TaskScheduler.Default);
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(turn);
        }
    }

    /// <summary>Begins the code with what the middleware has set to flow along, such as logging scopes.</summary>
    private Task<object?> InvokeAsync(EmbeddedFunctionContext context)
    {
        Task<object?>? running = null;
        if (_flow is { } flow)
        {
            ExecutionContext.Run(flow, _ => running = context.Function.Body.InvokeAsync(context), null);
        }

        return running ?? context.Function.Body.InvokeAsync(context);
    }
}
