namespace Microsoft.Azure.Functions.Worker;

/// <summary>One input of an invocation, for middleware.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
public abstract class InputBindingData<T>
{
    /// <summary>The binding.</summary>
    public abstract BindingMetadata BindingMetadata { get; }

    /// <summary>The value; what is set is what the function is given.</summary>
    public abstract T? Value { get; set; }
}
