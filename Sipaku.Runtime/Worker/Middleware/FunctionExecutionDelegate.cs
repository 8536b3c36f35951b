namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of an invocation's pipeline.</summary>
/// <param name="context">The invocation.</param>
#pragma warning disable CA1711 // The name is the official one.
public delegate Task FunctionExecutionDelegate(FunctionContext context);
#pragma warning restore CA1711
