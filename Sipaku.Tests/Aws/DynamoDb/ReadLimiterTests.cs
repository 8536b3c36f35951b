using Microsoft.Extensions.Time.Testing;
using Sipaku.Activities.Aws.DynamoDb;
using Xunit;

namespace Sipaku.Tests.Aws.DynamoDb;

public sealed class ReadLimiterTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(1.25, 100)]
    [InlineData(0.1, 50_000)]
    [InlineData(1000, 200)]
    public async Task Over_minutes_no_more_is_read_than_the_share_allows(double unitsPerSecond, double itemBytes)
    {
        ReadLimiter limiter = new(unitsPerSecond, itemBytes, _time);
        long startedAt = _time.GetTimestamp();
        double spent = 0.0;
        for (int page = 0; page < 200; page++)
        {
            int items = limiter.NextPageItems();
            double units = Math.Max(0.5, Math.Ceiling(2 * items * itemBytes / 8192) / 2);
            spent += units;
            await AdvanceUntilPaidAsync(limiter.PayAsync(units, items, CancellationToken.None));
        }

        double seconds = _time.GetElapsedTime(startedAt).TotalSeconds;
        Assert.InRange(spent / seconds, unitsPerSecond * 0.95, unitsPerSecond * 1.0001);
    }

    [Fact]
    public async Task Idle_time_saves_up_a_second_and_no_more()
    {
        ReadLimiter limiter = new(10, 100, _time);
        _time.Advance(TimeSpan.FromHours(1));
        long startedAt = _time.GetTimestamp();

        await AdvanceUntilPaidAsync(limiter.PayAsync(30, 1, CancellationToken.None));

        Assert.InRange(_time.GetElapsedTime(startedAt).TotalSeconds, 2, 2.1);
    }

    [Fact]
    public async Task Pages_shrink_when_items_turn_out_large()
    {
        ReadLimiter limiter = new(100, 40, _time);
        int before = limiter.NextPageItems();

        for (int page = 0; page < 20; page++)
        {
            await AdvanceUntilPaidAsync(limiter.PayAsync(limiter.NextPageItems() * 4, limiter.NextPageItems(), CancellationToken.None));
        }

        Assert.Equal(4000, before);
        Assert.Equal(32, limiter.NextPageItems());
    }

    [Fact]
    public void A_page_asks_for_one_item_at_least_and_for_few_where_nothing_is_known()
    {
        Assert.Equal(1, new ReadLimiter(0.001, 400_000, _time).NextPageItems());
        Assert.Equal(100, new ReadLimiter(0.001, 0, _time).NextPageItems());
    }

    [Fact]
    public async Task Cancelling_ends_the_wait()
    {
        using CancellationTokenSource cancellation = new();
        Task paying = new ReadLimiter(0.001, 100, _time).PayAsync(1, 1, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => paying);
    }

    private async Task AdvanceUntilPaidAsync(ValueTask paying)
    {
        Task task = paying.AsTask();
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        await task;
    }
}
