using Microsoft.DurableTask;

namespace Sipaku.Runtime.Testing;

/// <summary>An activity given as a delegate.</summary>
/// <typeparam name="TInput">The type that the input is read as.</typeparam>
/// <typeparam name="TOutput">The type of the output.</typeparam>
internal sealed class TestActivity<TInput, TOutput>(Func<TInput, CancellationToken, Task<TOutput>> activity) : TestActivity
{
    public override async Task<string?> RunAsync(string? input, DataConverter converter, CancellationToken cancellation) =>
        converter.Serialize(await activity(converter.Deserialize<TInput>(input)!, cancellation));
}
