using Microsoft.DurableTask;

namespace Sipaku.Runtime.Testing;

/// <summary>An activity given as a delegate.</summary>
internal abstract class TestActivity
{
    public abstract Task<string?> RunAsync(string? input, DataConverter converter, CancellationToken cancellation);
}
