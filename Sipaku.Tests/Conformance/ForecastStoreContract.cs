using Microsoft.Extensions.Time.Testing;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;
using Xunit;

namespace Sipaku.Tests.Conformance;

/// <summary>What every <see cref="IForecastStore"/> promises.</summary>
public abstract class ForecastStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    /// <summary>A store that holds nothing.</summary>
    protected abstract Task<IForecastStore> CreateAsync(TimeProvider time);

    [Fact]
    public async Task A_free_lock_is_taken_and_can_be_read()
    {
        var store = await CreateAsync(time);
        Assert.Null(await store.ReadLockAsync(None));

        var attempt = await store.AcquireAsync("run-1", null, None);

        Assert.True(attempt.Acquired);
        Assert.Equal("run-1", attempt.Lock.RunId);
        Assert.Equal(time.GetUtcNow().UtcDateTime, attempt.Lock.AcquiredAt);
        Assert.Equal(attempt.Lock, await store.ReadLockAsync(None));
    }

    [Fact]
    public async Task A_held_lock_is_not_taken_and_its_holder_is_told()
    {
        var store = await CreateAsync(time);
        var held = await store.AcquireAsync("run-1", null, None);

        var attempt = await store.AcquireAsync("run-2", null, None);

        Assert.False(attempt.Acquired);
        Assert.Equal(held.Lock, attempt.Lock);
        Assert.Equal("run-1", (await store.ReadLockAsync(None))!.RunId);
    }

    [Fact]
    public async Task The_holder_takes_its_own_lock_again_and_keeps_the_fence()
    {
        var store = await CreateAsync(time);
        var held = await store.AcquireAsync("run-1", null, None);
        time.Advance(TimeSpan.FromMinutes(1));

        var again = await store.AcquireAsync("run-1", null, None);

        Assert.True(again.Acquired);
        Assert.Equal((held.Lock.Fence, held.Lock.AcquiredAt), (again.Lock.Fence, again.Lock.AcquiredAt));
    }

    [Fact]
    public async Task Of_many_that_want_the_lock_at_once_one_gets_it()
    {
        var store = await CreateAsync(time);

        var attempts = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => store.AcquireAsync($"run-{number}", null, None))));

        var winner = Assert.Single(attempts, attempt => attempt.Acquired);
        Assert.All(attempts, attempt => Assert.Equal(winner.Lock.RunId, attempt.Lock.RunId));
    }

    [Fact]
    public async Task Each_holder_has_a_higher_fence_than_the_one_before()
    {
        var store = await CreateAsync(time);
        var fences = new List<long>();
        for (var number = 0; number < 4; number++)
        {
            fences.Add((await store.AcquireAsync($"run-{number}", null, None)).Lock.Fence);
            await store.ReleaseAsync($"run-{number}", None);
        }

        Assert.Equal(fences.Order().Distinct(), fences);
    }

    [Fact]
    public async Task A_lock_that_is_unchanged_can_be_taken_over()
    {
        var store = await CreateAsync(time);
        var dead = (await store.AcquireAsync("run-1", null, None)).Lock;

        var attempt = await store.AcquireAsync("run-2", dead, None);

        Assert.True(attempt.Acquired);
        Assert.True(attempt.Lock.Fence > dead.Fence);
        Assert.False(await store.RenewAsync("run-1", None));
    }

    [Fact]
    public async Task A_lock_that_was_renewed_since_is_not_taken_over()
    {
        var store = await CreateAsync(time);
        var seen = (await store.AcquireAsync("run-1", null, None)).Lock;
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await store.RenewAsync("run-1", None));

        var attempt = await store.AcquireAsync("run-2", seen, None);

        Assert.False(attempt.Acquired);
        Assert.Equal(time.GetUtcNow().UtcDateTime, attempt.Lock.RenewedAt);
    }

    [Fact]
    public async Task A_lock_that_a_third_took_over_is_not_taken_over_again()
    {
        var store = await CreateAsync(time);
        var dead = (await store.AcquireAsync("run-1", null, None)).Lock;
        await store.AcquireAsync("run-2", dead, None);

        var attempt = await store.AcquireAsync("run-3", dead, None);

        Assert.False(attempt.Acquired);
        Assert.Equal("run-2", attempt.Lock.RunId);
    }

    [Fact]
    public async Task AcquireAsync_WhenTheLockIsFree_ShouldGiveTheShortLeaseOfAStart()
    {
        var store = await CreateAsync(time);

        var held = (await store.AcquireAsync("run-1", null, None)).Lock;

        Assert.Equal(time.GetUtcNow().UtcDateTime + RunLock.StartLease, held.ExpiresAt);
        Assert.Equal(held, await store.ReadLockAsync(None));
    }

    [Fact]
    public async Task RenewAsync_WhenTheLeaseHasRunOutAndNobodyTookTheLock_ShouldKeepTheFence()
    {
        var store = await CreateAsync(time);
        var held = (await store.AcquireAsync("run-1", null, None)).Lock;
        time.Advance(TimeSpan.FromHours(3));

        Assert.True(await store.RenewAsync("run-1", None));

        Assert.Equal(held.Fence, (await store.ReadLockAsync(None))!.Fence);
    }

    [Fact]
    public async Task Renewing_moves_the_lease_and_nothing_else()
    {
        var store = await CreateAsync(time);
        var held = (await store.AcquireAsync("run-1", null, None)).Lock;
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.True(await store.RenewAsync("run-1", None));

        var now = time.GetUtcNow().UtcDateTime;
        Assert.Equal(held with { RenewedAt = now, ExpiresAt = now + RunLock.RunLease }, await store.ReadLockAsync(None));
    }

    [Fact]
    public async Task Renewing_or_releasing_anothers_lock_leaves_it_alone()
    {
        var store = await CreateAsync(time);
        var held = (await store.AcquireAsync("run-1", null, None)).Lock;
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.False(await store.RenewAsync("run-2", None));
        await store.ReleaseAsync("run-2", None);

        Assert.Equal(held, await store.ReadLockAsync(None));
    }

    [Fact]
    public async Task A_released_lock_is_free_and_releasing_it_twice_is_no_error()
    {
        var store = await CreateAsync(time);
        await store.AcquireAsync("run-1", null, None);
        await store.ReleaseAsync("run-1", None);
        await store.ReleaseAsync("run-1", None);

        Assert.Null(await store.ReadLockAsync(None));
        Assert.False(await store.RenewAsync("run-1", None));
        Assert.True((await store.AcquireAsync("run-2", null, None)).Acquired);
    }

    [Fact]
    public async Task Nothing_published_reads_as_null()
    {
        var store = await CreateAsync(time);
        await store.StoreDayAsync("run-1", ForecastDay.Of(new DateOnly(2020, 1, 1), 5, RawBands.Bands), None);

        Assert.Null(await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task What_is_published_is_read_as_it_was()
    {
        var store = await CreateAsync(time);
        var fence = (await store.AcquireAsync("run-1", null, None)).Lock.Fence;
        var forecast = ForecastOf("run-1", 56.58489795112497);
        await store.PublishAsync(forecast, fence, None);

        AssertSame(forecast, await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task A_later_run_replaces_the_forecast()
    {
        var store = await CreateAsync(time);
        await PublishAsync(store, ForecastOf("run-1", 1));
        await PublishAsync(store, ForecastOf("run-2", 2));

        AssertSame(ForecastOf("run-2", 2), await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task Publishing_a_run_again_changes_nothing()
    {
        var store = await CreateAsync(time);
        var fence = (await store.AcquireAsync("run-1", null, None)).Lock.Fence;
        await store.PublishAsync(ForecastOf("run-1", 1), fence, None);

        await store.PublishAsync(ForecastOf("run-1", 1), fence, None);

        AssertSame(ForecastOf("run-1", 1), await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task A_run_that_lost_its_lock_cannot_publish()
    {
        var store = await CreateAsync(time);
        await PublishAsync(store, ForecastOf("run-0", 0));
        var lost = (await store.AcquireAsync("run-1", null, None)).Lock;
        await store.AcquireAsync("run-2", lost, None);

        var error = await Assert.ThrowsAsync<PermanentException>(() => store.PublishAsync(ForecastOf("run-1", 1), lost.Fence, None));

        Assert.DoesNotContain('\n', error.Message);
        AssertSame(ForecastOf("run-0", 0), await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task A_run_that_lost_its_lock_cannot_publish_after_the_later_one_did()
    {
        var store = await CreateAsync(time);
        var lost = (await store.AcquireAsync("run-1", null, None)).Lock;
        var fence = (await store.AcquireAsync("run-2", lost, None)).Lock.Fence;
        await store.PublishAsync(ForecastOf("run-2", 2), fence, None);
        await store.ReleaseAsync("run-2", None);

        await Assert.ThrowsAsync<PermanentException>(() => store.PublishAsync(ForecastOf("run-1", 1), lost.Fence, None));

        AssertSame(ForecastOf("run-2", 2), await store.ReadLatestAsync(None));
    }

    [Fact]
    public async Task Readers_see_one_forecast_or_the_other_while_it_changes()
    {
        var store = await CreateAsync(time);
        await PublishAsync(store, ForecastOf("run-0", 0));
        var publishing = Task.Run(async () =>
        {
            for (var number = 1; number < 20; number++)
            {
                await PublishAsync(store, ForecastOf($"run-{number}", number));
            }
        });

        do
        {
            var seen = await store.ReadLatestAsync(None);
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
        var store = await CreateAsync(time);

        Assert.Throws<PermanentException>(() => store.RequireStorable(average));
        store.RequireStorable(-12.5);
        store.RequireStorable(0);
    }

    [Fact]
    public async Task A_day_can_be_stored_again()
    {
        var store = await CreateAsync(time);
        var day = ForecastDay.Of(new DateOnly(2020, 1, 1), 5, RawBands.Bands);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => store.StoreDayAsync("run-1", day with { Date = day.Date.AddDays(number) }, None)));
        await store.StoreDayAsync("run-1", day, None);
    }

    private static async Task PublishAsync(IForecastStore store, Forecast forecast)
    {
        var fence = (await store.AcquireAsync(forecast.RunId, null, None)).Lock.Fence;
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
