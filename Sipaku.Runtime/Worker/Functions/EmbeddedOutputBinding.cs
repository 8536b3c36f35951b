using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

internal sealed class EmbeddedOutputBinding<T>(BindingMetadata binding, InvocationOutcome outcome) : OutputBindingData<T>
{
    public override string Name => binding.Name;

    public override string BindingType => binding.Type;

    public override T? Value
    {
        get => outcome.Response is T response ? response : default;
        set => outcome.Response = value;
    }
}
