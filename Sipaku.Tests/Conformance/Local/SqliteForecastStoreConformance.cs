using Sipaku.Activities.Local.Forecasts;
using Sipaku.Activities.Ports;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.Conformance.Local;

public sealed class SqliteForecastStoreConformance : ForecastStoreContract, IDisposable
{
    private readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    protected override Task<IForecastStore> CreateAsync(TimeProvider time) =>
        Task.FromResult<IForecastStore>(new SqliteForecastStore(home.Settings, time));
}
