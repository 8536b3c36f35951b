namespace Microsoft.Azure.Functions.Worker;

/// <summary>The data that a trigger brought along.</summary>
public abstract class BindingContext
{
    /// <summary>The data by name: route parameters and query parameters, or the id of the orchestration.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
