using Sipaku.Runtime.Worker;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The inputs and the result of an invocation, for middleware.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The result as a type.</summary>
    /// <param name="context">The invocation.</param>
    /// <typeparam name="T">The type.</typeparam>
    /// <exception cref="InvalidOperationException">The result is of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        InvocationOutcome outcome = InvocationOutcome.Of(context);
        return outcome.Result is T
            ? new EmbeddedInvocationResult<T>(outcome)
            : throw new InvalidOperationException($"The invocation's result is of type {outcome.Result?.GetType().ToString() ?? "null"}, not {typeof(T)}.");
    }

    /// <summary>The result.</summary>
    /// <param name="context">The invocation.</param>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => new EmbeddedInvocationResult(InvocationOutcome.Of(context));

    /// <summary>The outputs of the function: for an HTTP function its response, before the function has run too.</summary>
    /// <param name="context">The invocation.</param>
    /// <typeparam name="T">The type to see the values as.</typeparam>
    public static IEnumerable<OutputBindingData<T>> GetOutputBindings<T>(this FunctionContext context)
    {
        InvocationOutcome outcome = InvocationOutcome.Of(context);
        return context.FunctionDefinition.OutputBindings.Values.Select(binding => new EmbeddedOutputBinding<T>(binding, outcome));
    }

    /// <summary>Makes the value of an input before the function asks for it; the function then gets this value, or what takes its place.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="bindingMetadata">The input, one of the function definition's.</param>
    /// <typeparam name="T">The parameter's type, or one that it converts to.</typeparam>
    /// <exception cref="ArgumentException">The function has no such input.</exception>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    /// <exception cref="FunctionInputConverterException">The value cannot be made from the data that came in.</exception>
    public static async ValueTask<InputBindingData<T>> BindInputAsync<T>(this FunctionContext context, BindingMetadata bindingMetadata)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(bindingMetadata);
        EmbeddedFunctionContext invocation = (EmbeddedFunctionContext)context;
        if (!invocation.Inputs.ContainsKey(bindingMetadata.Name))
        {
            invocation.Inputs[bindingMetadata.Name] = (T?)await invocation.Function.Body.BindAsync(bindingMetadata.Name, invocation);
        }

        return new EmbeddedInputBinding<T>(bindingMetadata, invocation);
    }
}
