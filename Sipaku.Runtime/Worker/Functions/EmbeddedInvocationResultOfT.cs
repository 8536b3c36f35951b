using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

internal sealed class EmbeddedInvocationResult<T>(InvocationOutcome outcome) : InvocationResult<T>
{
    public override T? Value
    {
        get => (T?)outcome.Result;
        set => outcome.Result = value;
    }
}
