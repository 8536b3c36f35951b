namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>The invocation's id.</summary>
    public abstract string InvocationId { get; }

    /// <summary>The function's id.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The trace that the invocation belongs to.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>The data that the trigger brought along.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>Where the invocation stands in a function-level retry.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this invocation's scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>What the function is.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Values that middleware and the function share.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Things attached to the invocation, by type.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Cancelled when the host stops or the caller is gone.</summary>
    public virtual CancellationToken CancellationToken { get; }
}
