using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

internal sealed class EmbeddedInputBinding<T>(BindingMetadata binding, EmbeddedFunctionContext context) : InputBindingData<T>
{
    public override BindingMetadata BindingMetadata => binding;

    public override T? Value
    {
        get => (T?)context.Inputs[binding.Name];
        set => context.Inputs[binding.Name] = value;
    }
}
