using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Steps;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Steps;

public sealed class SummarizeFeaturesTests : IDisposable
{
    private static readonly DateOnly Today = new(2020, 1, 20);

    private readonly TemporaryHome _home = new();
    private readonly IObjectStore _store;

    public SummarizeFeaturesTests() => _store = new DirectoryObjectStore(_home.Settings, TimeProvider.System);

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task RunAsync_WhenLinesHaveNoValidDay_ShouldCountThemAsRefused()
    {
        await PutAsync(dumped: 10, ",3,1,1,,,,,", "2020-01-01,2,1,0,5,5,5,5,2", "2020-01-03,1,0,1,7,7,7,7,1");

        FeatureSummary summary = await RunAsync();

        Assert.Equal((3, 6, 1), (summary.Readings, summary.Refused, summary.Missing));
        Assert.Equal((2, 1), (summary.Days, summary.MissingDays));
        Assert.Empty(summary.LastAverages);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task RunAsync_WhenTheFiguresDoNotAddUpToTheDumps_ShouldFailWithBoth(int dumped)
    {
        await PutAsync(dumped, "2020-01-01,2,1,0,5,5,5,5,2");

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => RunAsync());

        Assert.StartsWith($"The dump has {dumped} readings, and the features account for 3 ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WhenNoSixDaysCanFollow_ShouldSaySo()
    {
        await PutAsync(1, "9999-12-26,1,0,0,5,5,5,5,1");

        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => RunAsync());

        Assert.Contains("9999-12-25", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WhenTodayDoesNotCount_ShouldLeaveItsLinesAndLaterOnesOutOfAllButTheSum()
    {
        await PutAsync(dumped: 12, [.. Days(14, 15, 16, 17, 18, 19), "2020-01-20,2,1,1,-500,-500,-500,-500,2", "2020-01-21,2,0,0,9,9,9,9,2"]);

        FeatureSummary summary = await RunAsync(new RunTerms(Today, ExcludeToday: true));

        Assert.Equal((6, 0, 0, 6), (summary.Readings, summary.Refused, summary.Missing, summary.Excluded));
        Assert.Equal((6, new DateOnly(2020, 1, 19), new DateOnly(2020, 1, 19), 14), (summary.Days, summary.LastDay, summary.StartsAfter, summary.Lowest));
        Assert.Equal([14, 15, 16, 17, 18, 19], summary.LastAverages);
    }

    [Fact]
    public async Task RunAsync_WhenOnlyConsecutiveDaysCount_ShouldStartAfterTheLastSixOfThem()
    {
        await PutAsync(dumped: 9, Days(1, 2, 3, 4, 5, 6, 7, 9, 10));

        FeatureSummary strict = await RunAsync(new RunTerms(Today, GapPolicy: GapPolicy.Strict));
        FeatureSummary rows = await RunAsync(new RunTerms(Today));

        Assert.Equal((new DateOnly(2020, 1, 7), new DateOnly(2020, 1, 10)), (strict.StartsAfter, strict.LastDay));
        Assert.Equal([2, 3, 4, 5, 6, 7], strict.LastAverages);
        Assert.Equal([4, 5, 6, 7, 9, 10], rows.LastAverages);
    }

    [Theory]
    [InlineData(30, 6)]
    [InlineData(31, 0)]
    public async Task RunAsync_WhenOnlyConsecutiveDaysCount_ShouldLookThirtyDaysBackForThem(int daysLater, int window)
    {
        DateOnly last = new DateOnly(2020, 1, 6).AddDays(daysLater);
        await PutAsync(dumped: 7, [.. Days(1, 2, 3, 4, 5, 6), $"{last:yyyy-MM-dd},1,0,0,7,7,7,7,1"]);

        FeatureSummary summary = await RunAsync(new RunTerms(Today, GapPolicy: GapPolicy.Strict));

        Assert.Equal(window, summary.LastAverages.Count);
    }

    /// <summary>Days of January 2020 with one reading each, whose value is the day's number.</summary>
    private static string[] Days(params int[] days) => [.. days.Select(day => $"2020-01-{day:D2},1,0,0,{day},{day},{day},{day},1")];

    private Task<FeatureSummary> RunAsync(RunTerms terms) =>
        new SummarizeFeatures(_store).RunAsync(new RunDataRequest("run", terms), CancellationToken.None);

    private Task<FeatureSummary> RunAsync() => RunAsync(new RunTerms(Today));

    private async Task PutAsync(int dumped, params string[] daily)
    {
        await _store.PutDumpAsync("run", Enumerable.Repeat("a line", dumped));
        await _store.PutTextAsync(RunKeys.Daily("run") + "000000_0", string.Join('\n', daily) + "\n");
    }
}
