using Microsoft.Azure.Functions.Worker;

namespace Sipaku.Runtime.Worker;

internal sealed class EmbeddedBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData => data;
}
