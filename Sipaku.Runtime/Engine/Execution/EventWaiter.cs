using Microsoft.DurableTask;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>One call of WaitForExternalEvent.</summary>
internal abstract class EventWaiter
{
    public abstract Type EventType { get; }

    public abstract void Complete(string? data, DataConverter converter);
}
