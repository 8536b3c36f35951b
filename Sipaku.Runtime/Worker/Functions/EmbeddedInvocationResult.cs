using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

internal sealed class EmbeddedInvocationResult(InvocationOutcome outcome) : InvocationResult
{
    public override object? Value
    {
        get => outcome.Result;
        set => outcome.Result = value;
    }
}
