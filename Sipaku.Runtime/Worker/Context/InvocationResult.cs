namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function's result, which middleware may replace.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
}
