using System.Globalization;
using Sipaku.Activities.Contracts;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

public sealed class RunCommandTests(PublishedHome published) : IClassFixture<PublishedHome>, IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Run_WhenTheStoreIsEmpty_ImportsTheSample_AndPrintsItsForecast_AsATableForPeopleAndNothingElse()
    {
        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--scale", "linear");
        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "forecast", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("importing the sample", run.Errors, StringComparison.Ordinal);
        Assert.Contains(_home.Path, run.Errors, StringComparison.Ordinal);
        Assert.Contains("[2/11] Dumping", run.Errors, StringComparison.Ordinal);
        Assert.Contains("56.58", run.Output, StringComparison.Ordinal);
        Assert.Contains("Average (µg/m³)", run.Output, StringComparison.Ordinal);
        Assert.Contains("TIDAK SEHAT", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("BAIK", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Dumping", run.Output, StringComparison.Ordinal);
        AssertMatches(ReferenceData.Beijing, result.Forecast);
        Assert.Equal(("PM2.5", "µg/m³", "Ispu"), (result.Forecast.Pollutant, result.Forecast.Unit, result.Forecast.Bands!.Name));
        Assert.All(result.Forecast.Days, day => Assert.Equal(result.Forecast.Bands.LevelOf(day.Average), result.Forecast.Bands.Levels[day.Level!.Value]));
        Assert.Equal((41_757, 0, 1_789, 36, 1_783), (result.Forecast.Data.Readings, result.Forecast.Data.Malformed, result.Forecast.Data.Days, result.Forecast.Data.MissingDays, result.Forecast.Data.Rows));
    }

    [Fact]
    public async Task Run_WhenAnotherSetIsGiven_ReplacesTheSample_AndForecastsIt()
    {
        await SipakuProcess.RunAsync(_home.Path, "run");

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--scale", "linear", "--input", ReferenceData.ExportOf(ReferenceData.Jakarta));

        AssertMatches(ReferenceData.Jakarta, result.Forecast);
        Assert.Contains("made way", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenAskedForAScaleAndAGapPolicy_SaysInItsForecastThatItTookThem()
    {
        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--scale", "log", "--gap-policy", "strict", "--exclude-today");

        Assert.Equal((Scale.Log, GapPolicy.Strict), (result.Forecast.Scale, result.Forecast.GapPolicy));
        Assert.Equal((1_789, 1_680), (result.Forecast.Data.Days, result.Forecast.Data.Rows));
    }

    [Theory]
    [InlineData(ReferenceData.Beijing, 55.23, 74.81)]
    [InlineData(ReferenceData.Jakarta, 15.42, 18.66)]
    public async Task Run_WhenNotAskedForAScale_TakesTheBetterOne_AndTellsWhatItsForecastIsWorth(string set, double mae, double persistence)
    {
        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--input", ReferenceData.ExportOf(set));

        double[] fitted = PlainLeastSquares.Fit([.. ReferenceData.FeaturesOf(set).Select(row => row.Select(value => Math.Log(1 + value)).ToArray())]);
        double[] last = [.. ReferenceData.DailyOf(set).TakeLast(6).Select(day => Math.Log(1 + day.Average))];
        double[] expected = [.. PlainLeastSquares.PredictDays(fitted, last, days: 6)];
        Forecast forecast = result.Forecast;
        Assert.Equal(Scale.Log, forecast.Scale);
        Near.Equal([.. expected.Select(value => Math.Exp(value) - 1)], [.. forecast.Days.Select(day => day.Average)], 1e-6, "forecast");
        PlainBacktest plain = new([.. ReferenceData.DailyOf(set).Select(day => day.Average)], log: true);
        for (int day = 0; day < 6; day++)
        {
            Near.Equal(
                [.. new[] { 0.025, 0.1, 0.9, 0.975 }.Select(share => Math.Exp(expected[day] + plain.ResidualQuantile(day, share)) - 1)],
                [forecast.Days[day].Interval95!.Low, forecast.Days[day].Interval80!.Low, forecast.Days[day].Interval80!.High, forecast.Days[day].Interval95!.High],
                1e-6,
                "interval");
        }

        Assert.Equal(mae, forecast.Backtest!.Model!.Mae, 0.006);
        Assert.Equal(persistence, forecast.Backtest.Persistence!.Mae, 0.006);
        Assert.Contains("training part", forecast.ScaleReason, StringComparison.Ordinal);
        Assert.Contains(forecast.Warnings!, warning => warning is { Check: "freshness", Severity: Severity.Warn });
        Assert.NotNull(forecast.Data.Quality);
    }

    [Fact]
    public async Task Run_WhenAGateBlocks_SaysWhy_AndKeepsTheForecastBefore()
    {
        using TemporaryHome home = published.Copy();
        using SipakuProcess process = SipakuProcess.Start(home.Path, new Dictionary<string, string> { ["Sipaku__Quality__Freshness"] = "Block" }, "run");

        SipakuResult result = await process.EndAsync();

        Assert.Equal((4, ""), (result.ExitCode, result.Output));
        string lastDay = ReferenceData.ForecastOf(ReferenceData.Jakarta).LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Contains($"sipaku: The last reading is of {lastDay}", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Training on", result.Errors, StringComparison.Ordinal);
        Assert.Equal(published.Forecast, (await SipakuProcess.RunAsync(home.Path, "forecast", "--json")).Output);
        string show = (await SipakuProcess.RunAsync(home.Path, "show")).Output;
        Assert.Contains("  Blocked", show, StringComparison.Ordinal);
        Assert.Contains($"          The last reading is of {lastDay}", show, StringComparison.Ordinal);
        Assert.Contains("CheckDataQuality   Blocked", show, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sipaku: 'impot' is not understood; did you mean import? What there is: sipaku --help", "impot", "x.csv")]
    [InlineData("sipaku: '--jsn' is not understood; did you mean --json? What there is: sipaku run --help", "run", "--jsn")]
    [InlineData("sipaku: 'everything' is not understood. What there is: sipaku show --help", "show", "a", "everything")]
    [InlineData("sipaku: Cannot parse argument 'x' for command 'undo-import'. What there is: sipaku undo-import --help", "undo-import", "x")]
    [InlineData("sipaku: Required argument missing for option: '--urls'. What there is: sipaku serve --help", "serve", "--urls")]
    public async Task ACommandLineThatIsMistyped_IsRefusedInOneLine(string line, params string[] arguments)
    {
        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, arguments);

        Assert.Equal((2, "", line), (result.ExitCode, result.Output, result.Errors.TrimEnd()));
    }

    [Theory]
    [InlineData("--scale", "square")]
    [InlineData("--gap-policy", "fill")]
    public async Task Run_WhenAskedForWhatThereIsNot_SaysWhatThereIs(string option, string value)
    {
        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run", option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(value, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenThereIsTooLittleData_SaysHowMuchIsNeeded_AndKeepsTheForecastBefore_AndTheListGivesTheReason()
    {
        using TemporaryHome home = published.Copy();
        await SipakuProcess.RunAsync(home.Path, "clear", "--readings", "--yes");

        SipakuResult result = await SipakuProcess.RunAsync(home.Path, "run", "--input", ReferenceData.Original);
        SipakuResult list = await SipakuProcess.RunAsync(home.Path, "list");

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        string error = Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("sipaku: ", StringComparison.Ordinal));
        Assert.Contains("4 lag rows", error, StringComparison.Ordinal);
        Assert.Contains("at least 14", error, StringComparison.Ordinal);
        Assert.Contains("MinTrainingRows", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Training on", result.Errors, StringComparison.Ordinal);
        Assert.Equal(published.Forecast, (await SipakuProcess.RunAsync(home.Path, "forecast", "--json")).Output);
        Assert.Contains("  Failed  ", list.Output, StringComparison.Ordinal);
        Assert.Contains("4 lag rows", list.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenSomeLinesAreBad_ImportsTheRest_AndCountsTheBadOnesInTheForecast()
    {
        string good = string.Join('\n', Enumerable.Range(1, 28).Select(day => $$$"""{"Waktu":{"s":"00:00:00"},"Value":{"n":"{{{day * day % 17}}}"},"Tanggal":{"s":"2024-01-{{{day:00}}}"}}"""));
        string file = _home.Write("mixed.jsonl", "\uFEFF" + good.Replace("\n", "\r\n\r\n", StringComparison.Ordinal) + "\r\nnot json\r\n{\"Waktu\":{\"s\":\"00:00:00\"},\"Value\":{\"n\":\"NaN\"},\"Tanggal\":{\"s\":\"2024-02-01\"}}\r\n");

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--input", file);

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal((28, 1, 1, 28), (result.Forecast.Data.Readings, result.Forecast.Data.Malformed, result.Forecast.Data.Missing, result.Forecast.Data.Days));
        Assert.Contains($"{file}:56: ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenAnInputIsMissing_ImportsNothing_AndExitsWithTwo()
    {
        SipakuResult result = await SipakuProcess.RunAsync(
            _home.Path, "run", "--input", ReferenceData.ExportOf(ReferenceData.Jakarta), "--input", "nowhere.jsonl");

        Assert.Equal((2, "sipaku: nowhere.jsonl does not exist."), (result.ExitCode, result.Errors));
        Assert.Contains("no readings", (await SipakuProcess.RunAsync(_home.Path, "run", "--input", "/dev/null")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenInputComesOnStandardInput_ReadsIt()
    {
        using SipakuProcess process = SipakuProcess.Start(_home.Path, "run", "--json", "--input", "-");
        await process.SayAsync("Waktu,tanggal,VALUE\n" + string.Join('\n', Enumerable.Range(1, 28).Select(day => $"06:00,2024-01-{day:00},{day * day % 17}")));

        SipakuResult result = await process.EndAsync();

        Assert.Equal(28, result.Forecast.Data.Days);
    }

    [Fact]
    public async Task Run_WhenAnOptionIsMistyped_SaysWhichOnesThereAre()
    {
        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run", "--inptu", "x");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--inptu", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenASettingIsWrong_IsRefusedInOneLine()
    {
        using SipakuProcess process = SipakuProcess.Start(_home.Path, new Dictionary<string, string> { ["Sipaku__Ports__FeatureJob"] = "Aws" }, "run");

        SipakuResult result = await process.EndAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Sipaku__Ports__ObjectStore=Aws", Assert.Single(result.Errors.Split('\n')), StringComparison.Ordinal);
    }

    internal static void AssertMatches(string set, Forecast forecast)
    {
        ReferenceForecast reference = ReferenceData.ForecastOf(set);
        Assert.Equal(reference.LastDay, forecast.StartsAfter);
        Assert.Equal(reference.Forecast.Select(day => day.Date), forecast.Days.Select(day => day.Date));
        Near.Equal([.. reference.Forecast.Select(day => day.Average)], [.. forecast.Days.Select(day => day.Average)], 1e-6, "average");
        Near.Equal(reference.Weights, forecast.Model.Weights!, 1e-6, "weight");
        Near.Equal(reference.Intercept, forecast.Model.Intercept!.Value, 1e-6, "intercept");
    }
}
