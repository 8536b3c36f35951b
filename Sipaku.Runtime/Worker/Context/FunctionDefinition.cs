using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function is.</summary>
public abstract class FunctionDefinition
{
    /// <summary>Its parameters.</summary>
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    /// <summary>The path of its assembly.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>Its class and method, as <c>Namespace.Class.Method</c>.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>Its id.</summary>
    public abstract string Id { get; }

    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>Its input bindings by parameter name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <summary>Its output bindings by name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
