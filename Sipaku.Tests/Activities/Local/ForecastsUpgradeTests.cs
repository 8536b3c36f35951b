using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Forecasts;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Local;

/// <summary>A database that the version before wrote: one published forecast of the sample, its lock free.</summary>
public sealed class ForecastsUpgradeTests : IDisposable
{
    private static readonly string Old = Path.Combine(AppContext.BaseDirectory, "Data", "homes", "schema-2", "forecasts.db");

    private readonly TemporaryHome home = new();
    private readonly SqliteForecastStore store;

    public ForecastsUpgradeTests()
    {
        File.Copy(Old, Path.Combine(home.Path, "forecasts.db"));
        store = new SqliteForecastStore(home.Settings, TimeProvider.System);
    }

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Its_forecast_is_read()
    {
        Forecast? forecast = await store.ReadLatestAsync(CancellationToken.None);

        ReferenceForecast reference = ReferenceData.ForecastOf(ReferenceData.Beijing);
        Near.Equal([.. reference.Forecast.Select(day => day.Average)], [.. forecast!.Days.Select(day => day.Average)], 1e-6, "average");
        Assert.Equal((41_757, true), (forecast.Data.Readings, forecast.Sample));
    }

    [Fact]
    public async Task Runs_go_on_in_it()
    {
        Assert.Empty(await store.ListRunsAsync(CancellationToken.None));
        LockAttempt attempt = await store.AcquireAsync("run-20261129-000000-000000", null, CancellationToken.None);

        Assert.True(attempt.Acquired);
        Forecast latest = (await store.ReadLatestAsync(CancellationToken.None))!;
        await store.PublishAsync(latest with { RunId = "run-20261129-000000-000000" }, attempt.Lock.Fence, CancellationToken.None);
        Assert.Equal("run-20261129-000000-000000", (await store.ReadLatestAsync(CancellationToken.None))!.RunId);
    }
}
