using Microsoft.Extensions.Time.Testing;
using Sipaku.Activities.Ports;

namespace Sipaku.Tests.Conformance;

/// <summary>What every <see cref="IForecastStore"/> promises.</summary>
public abstract partial class ForecastStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    /// <summary>A store that holds nothing.</summary>
    protected abstract Task<IForecastStore> CreateAsync(TimeProvider time);
}
