namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>
/// Something that runs around each invocation. Around an orchestrator it runs as orchestrator code does, on each replay again, and so must
/// await nothing but <c>next</c>.
/// </summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs around an invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">The rest of the pipeline.</param>
#pragma warning disable CA1716 // The names are the official ones.
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
#pragma warning restore CA1716
}
