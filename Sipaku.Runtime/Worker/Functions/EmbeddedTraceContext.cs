using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

internal sealed class EmbeddedTraceContext(string? traceParent, string? traceState) : TraceContext
{
    public override string TraceParent => traceParent ?? string.Empty;

    public override string TraceState => traceState ?? string.Empty;
}
