namespace Sipaku.Runtime.Worker;

/// <summary>Holds an invocation's result between the function, the middleware and the host.</summary>
internal sealed class InvocationOutcome
{
    public object? Result { get; set; }
}
