using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The W3C trace that an invocation belongs to.</summary>
public abstract class TraceContext
{
    /// <summary>The <c>traceparent</c> value, empty when there is none.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The <c>tracestate</c> value, empty when there is none.</summary>
    public abstract string TraceState { get; }

    /// <summary>Further attributes of the trace.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes => ImmutableDictionary<string, string>.Empty;

    /// <summary>The trace's baggage.</summary>
    public virtual IReadOnlyDictionary<string, string> Baggage => ImmutableDictionary<string, string>.Empty;
}
