namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What a converter is to convert.</summary>
public abstract class ConverterContext
{
    /// <summary>The parameter's type.</summary>
    public abstract Type TargetType { get; }

    /// <summary>The data bound to the parameter.</summary>
    public abstract object? Source { get; }

    /// <summary>The invocation.</summary>
    public abstract FunctionContext FunctionContext { get; }

    /// <summary>What else is known of the parameter.</summary>
    public abstract IReadOnlyDictionary<string, object> Properties { get; }
}
