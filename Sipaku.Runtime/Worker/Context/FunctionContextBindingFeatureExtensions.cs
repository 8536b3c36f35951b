using Sipaku.Runtime.Worker;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The result of an invocation, for middleware.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The result as a type.</summary>
    /// <param name="context">The invocation.</param>
    /// <typeparam name="T">The type.</typeparam>
    /// <exception cref="InvalidOperationException">The result is of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        InvocationOutcome outcome = Outcome(context);
        return outcome.Result is T
            ? new EmbeddedInvocationResult<T>(outcome)
            : throw new InvalidOperationException($"The invocation's result is of type {outcome.Result?.GetType().ToString() ?? "null"}, not {typeof(T)}.");
    }

    /// <summary>The result.</summary>
    /// <param name="context">The invocation.</param>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => new EmbeddedInvocationResult(Outcome(context));

    private static InvocationOutcome Outcome(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Features.Get<InvocationOutcome>() is not { } outcome)
        {
            outcome = new();
            context.Features.Set(outcome);
        }

        return outcome;
    }
}
