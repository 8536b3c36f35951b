using Sipaku.Activities;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Objects;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Steps;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Steps;

public sealed class SummarizeFeaturesTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly IObjectStore _store;

    public SummarizeFeaturesTests() => _store = new DirectoryObjectStore(_home.Settings, TimeProvider.System);

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task RunAsync_WhenLinesHaveNoValidDay_ShouldCountThemAsRefused()
    {
        await PutAsync(dumped: 10, ",3,1,1,,,,,", "2020-01-01,2,1,0,5,5,5,5,2", "2020-01-03,1,0,1,7,7,7,7,1");

        var summary = await RunAsync();

        Assert.Equal((3, 6, 1), (summary.Readings, summary.Refused, summary.Missing));
        Assert.Equal((2, 1), (summary.Days, summary.MissingDays));
        Assert.Equal([5.0, 7.0], summary.LastAverages);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task RunAsync_WhenTheFiguresDoNotAddUpToTheDumps_ShouldFailWithBoth(int dumped)
    {
        await PutAsync(dumped, "2020-01-01,2,1,0,5,5,5,5,2");

        var error = await Assert.ThrowsAsync<PermanentException>(RunAsync);

        Assert.StartsWith($"The dump has {dumped} readings, and the features account for 3 ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WhenNoSixDaysCanFollow_ShouldSaySo()
    {
        await PutAsync(1, "9999-12-26,1,0,0,5,5,5,5,1");

        var error = await Assert.ThrowsAsync<PermanentException>(RunAsync);

        Assert.Contains("9999-12-25", error.Message, StringComparison.Ordinal);
    }

    private Task<Sipaku.Activities.Contracts.FeatureSummary> RunAsync() => new SummarizeFeatures(_store).RunAsync("run", CancellationToken.None);

    private async Task PutAsync(int dumped, params string[] daily)
    {
        await _store.PutDumpAsync("run", Enumerable.Repeat("a line", dumped));
        await _store.PutTextAsync(RunKeys.Daily("run") + "000000_0", string.Join('\n', daily) + "\n");
    }
}
