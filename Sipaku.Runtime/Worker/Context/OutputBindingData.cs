namespace Microsoft.Azure.Functions.Worker;

/// <summary>One output of an invocation, for middleware.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
public abstract class OutputBindingData<T>
{
    /// <summary>The value; null where the function has given none, or one of another type. What is set takes the function's place.</summary>
    public abstract T? Value { get; set; }

    /// <summary>The property's name, or <c>$return</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The kind of binding; <c>http</c>, since there is no other here.</summary>
    public abstract string BindingType { get; }
}
