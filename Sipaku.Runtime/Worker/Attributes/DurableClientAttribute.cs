using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Hands a function the <see cref="DurableTask.Client.DurableTaskClient"/> that starts and steers orchestrations.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>Another app's task hub; here there is one, and the name has no effect.</summary>
    public string? TaskHub { get; set; }

    /// <summary>Another store's connection; here there is one, and the name has no effect.</summary>
    public string? ConnectionName { get; set; }
}
