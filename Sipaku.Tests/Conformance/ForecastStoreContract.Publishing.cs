using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>Predicted days and the published forecast.</summary>
public abstract partial class ForecastStoreContract
{
    [Fact]
    public async Task Nothing_published_reads_as_null()
    {
        IForecastStore store = await CreateAsync(time);
        await store.StoreDayAsync("run-1", ForecastDay.Of(new DateOnly(2020, 1, 1), 5, RawBands.Bands), None);

        Assert.Null(await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task What_is_published_is_read_as_it_was()
    {
        IForecastStore store = await CreateAsync(time);
        long fence = (await store.AcquireAsync("run-1", null, None)).Lock.Fence;
        Forecast forecast = ForecastOf("run-1", 56.58489795112497);
        await store.PublishAsync(forecast, fence, None);

        AssertSame(forecast, await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task A_later_run_replaces_the_forecast()
    {
        IForecastStore store = await CreateAsync(time);
        await PublishAsync(store, ForecastOf("run-1", 1));
        await PublishAsync(store, ForecastOf("run-2", 2));

        AssertSame(ForecastOf("run-2", 2), await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task Publishing_a_run_again_changes_nothing()
    {
        IForecastStore store = await CreateAsync(time);
        long fence = (await store.AcquireAsync("run-1", null, None)).Lock.Fence;
        await store.PublishAsync(ForecastOf("run-1", 1), fence, None);

        await store.PublishAsync(ForecastOf("run-1", 1), fence, None);

        AssertSame(ForecastOf("run-1", 1), await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task A_run_that_lost_its_lock_cannot_publish()
    {
        IForecastStore store = await CreateAsync(time);
        await PublishAsync(store, ForecastOf("run-0", 0));
        RunLock lost = (await store.AcquireAsync("run-1", null, None)).Lock;
        await store.AcquireAsync("run-2", lost, None);

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => store.PublishAsync(ForecastOf("run-1", 1), lost.Fence, None));

        Assert.DoesNotContain('\n', error.Message);
        AssertSame(ForecastOf("run-0", 0), await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task A_run_that_lost_its_lock_cannot_publish_after_the_later_one_did()
    {
        IForecastStore store = await CreateAsync(time);
        RunLock lost = (await store.AcquireAsync("run-1", null, None)).Lock;
        long fence = (await store.AcquireAsync("run-2", lost, None)).Lock.Fence;
        await store.PublishAsync(ForecastOf("run-2", 2), fence, None);
        await store.ReleaseAsync("run-2", None);

        await Assert.ThrowsAsync<PermanentException>(() => store.PublishAsync(ForecastOf("run-1", 1), lost.Fence, None));

        AssertSame(ForecastOf("run-2", 2), await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task Readers_see_one_forecast_or_the_other_while_it_changes()
    {
        IForecastStore store = await CreateAsync(time);
        await PublishAsync(store, ForecastOf("run-0", 0));
        Task publishing = Task.Run(async () =>
        {
            for (int number = 1; number < 20; number++)
            {
                await PublishAsync(store, ForecastOf($"run-{number}", number));
            }
        });

        do
        {
            Forecast? seen = await store.ReadLatestAsync(None);
            Assert.NotNull(seen);
            Assert.All(seen.Days, day => Assert.Equal($"run-{(int)day.Average}", seen.RunId));
        }
        while (!publishing.IsCompleted);
        await publishing;
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public async Task RequireStorable_WhenTheAverageIsNoNumber_ShouldRefuseIt(double average)
    {
        IForecastStore store = await CreateAsync(time);

        Assert.Throws<PermanentException>(() => store.RequireStorable(average));
        store.RequireStorable(-12.5);
        store.RequireStorable(0);
    }

    [Fact]
    public async Task A_day_can_be_stored_again()
    {
        IForecastStore store = await CreateAsync(time);
        ForecastDay day = ForecastDay.Of(new DateOnly(2020, 1, 1), 5, RawBands.Bands);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => store.StoreDayAsync("run-1", day with { Date = day.Date.AddDays(number) }, None)));
        await store.StoreDayAsync("run-1", day, None);
    }

    private static async Task PublishAsync(IForecastStore store, Forecast forecast)
    {
        long fence = (await store.AcquireAsync(forecast.RunId, null, None)).Lock.Fence;
        await store.PublishAsync(forecast, fence, None);
        await store.ReleaseAsync(forecast.RunId, None);
    }

    private static Forecast ForecastOf(string runId, double average) => new(
        runId,
        new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc),
        new DateOnly(2014, 12, 31),
        [.. Enumerable.Range(1, 6).Select(day => ForecastDay.Of(new DateOnly(2014, 12, 31).AddDays(day), average, RawBands.Bands))],
        new ForecastData(41_757, 3, 1_789, 36, 1_783, new DateOnly(2010, 1, 2), new DateOnly(2014, 12, 31)),
        new ForecastModel($"{runId}-1", "least-squares", 48.04, [1, 2, 3, 4, 5, 6.5], new Dictionary<string, double> { ["in_sample_mae"] = 12.25 }),
        Pollutant: "PM2.5",
        Unit: "µg/m³",
        Bands: RawBands.Bands);

    private static void AssertSame(Forecast expected, Forecast? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(
            (expected.RunId, expected.CreatedAt, expected.StartsAfter, expected.Data, expected.Pollutant, expected.Unit, expected.Bands?.Name),
            (actual.RunId, actual.CreatedAt, actual.StartsAfter, actual.Data, actual.Pollutant, actual.Unit, actual.Bands?.Name));
        Assert.Equal(expected.Bands!.Levels, actual.Bands!.Levels);
        Assert.Equal(expected.Days, actual.Days);
        Assert.Equal(
            (expected.Model.Name, expected.Model.Trainer, expected.Model.Intercept, expected.Model.BillableSeconds),
            (actual.Model.Name, actual.Model.Trainer, actual.Model.Intercept, actual.Model.BillableSeconds));
        Assert.Equal(expected.Model.Weights, actual.Model.Weights);
        Assert.Equal(expected.Model.Metrics, actual.Model.Metrics);
    }
}
