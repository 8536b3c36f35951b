namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function's result, which middleware may replace.</summary>
/// <typeparam name="T">The result's type.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>The result.</summary>
    public abstract T? Value { get; set; }
}
