using System.Text.Json;
using Sipaku.Activities.Contracts;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Backtest_TellsWhatARunOverTheReadingsWouldTell_AndStoresNothing()
    {
        await SipakuProcess.RunAsync(_home.Path, "import", ReferenceData.ExportOf(ReferenceData.Beijing));
        string[] before = Files();

        SipakuResult json = await SipakuProcess.RunAsync(_home.Path, "backtest", "--json");
        SipakuResult linear = await SipakuProcess.RunAsync(_home.Path, "backtest", "--json", "--scale", "linear");
        SipakuResult text = await SipakuProcess.RunAsync(_home.Path, "backtest");
        string[] after = Files();
        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--json");

        StoreBacktestReport report = Read(json);
        Assert.Equal((1_789, Scale.Log, 352), (report.Days, report.Scale, report.Backtest.Origins));
        Assert.Equivalent(run.Forecast.Backtest, report.Backtest);
        Assert.Equal(run.Forecast.ScaleReason, report.ScaleReason);
        Assert.Equal(run.Forecast.Warnings, report.Warnings);
        Assert.Equal(57.71, Read(linear).Backtest.Model!.Mae, 0.005);
        Assert.Contains("55.23", text.Output, StringComparison.Ordinal);
        Assert.Contains("Warning: The last reading is of 2014-12-31", text.Output, StringComparison.Ordinal);
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task Backtest_WhenThereAreFewDays_SaysSo()
    {
        await SipakuProcess.RunAsync(_home.Path, "import", ReferenceData.Original);

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "backtest");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Too little data", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_WhenThereAreNoReadings_SaysSoInOneLine()
    {
        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "backtest");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static StoreBacktestReport Read(SipakuResult result) =>
        JsonSerializer.Deserialize<StoreBacktestReport>(result.Output, JsonSerializerOptions.Web)!;

    private string[] Files() => [.. Directory.GetFiles(_home.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
