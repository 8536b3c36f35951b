using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;
using Sipaku.Local.Output;
using Spectre.Console;
using Xunit;

namespace Sipaku.Tests.Local.Output;

public sealed class ForecastTextTests
{
    private static readonly DateOnly LastDay = new(2014, 12, 31);

    [Theory]
    [InlineData(120)]
    [InlineData(70)]
    [InlineData(40)]
    public void Print_ShowsEachDayOnALineWithItsInterval_HoweverNarrowTheTerminal(int width)
    {
        string[] lines = Print(ForecastOf(withIntervals: true), width);

        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        for (int day = 1; day <= 6; day++)
        {
            string line = Assert.Single(lines, line => line.Contains($"01-0{day} ", StringComparison.Ordinal) && line.Contains(" – ", StringComparison.Ordinal));
            Assert.Contains($"{40 + day}.00", line, StringComparison.Ordinal);
            Assert.Contains($"{10 + day}.0 – {110 + day}", line, StringComparison.Ordinal);
            Assert.Contains("SEDANG", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Print_TellsTheErrorsBesideTheSimplerOnes_TheCoverage_TheWarnings_TheScaleAndTheRangeOfTheData()
    {
        string text = string.Join(' ', Print(ForecastOf(withIntervals: true), 400));

        Assert.Contains("off by 10.0 on average; repeating the last day by 20.0, the mean of the last six by 15.0.", text, StringComparison.Ordinal);
        Assert.Contains("held 82 % of them", text, StringComparison.Ordinal);
        Assert.Contains("Warning: The station is silent.", text, StringComparison.Ordinal);
        Assert.Contains("log scale", text, StringComparison.Ordinal);
        Assert.Contains("2010-01-02 to 2014-12-31", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_WithoutIntervals_SaysWhy_AndLeavesTheColumnOut()
    {
        string text = string.Join(' ', Print(ForecastOf(withIntervals: false), 400));

        Assert.Contains("Too little data.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("80 %", text, StringComparison.Ordinal);
    }

    private static string[] Print(Forecast forecast, int width)
    {
        using StringWriter written = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(written),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });
        console.Profile.Width = width;
        ForecastText.Print(forecast, console);
        return [.. written.ToString().Split('\n').Select(line => line.TrimEnd())];
    }

    private static Forecast ForecastOf(bool withIntervals)
    {
        ResidualQuantiles residuals = new(-40, -30, 70, 90);
        Backtest backtest = withIntervals
            ? new Backtest(352, 6, new BacktestErrors(10, 12, 30, 1), new BacktestErrors(20, 22, 40, 1), new BacktestErrors(15, 17, 35, 1), Coverage80: 0.824)
            : new Backtest(5, 6, Note: "Too little data.");
        return new Forecast(
            "run-20150101-060000-abcdef",
            new DateTime(2015, 1, 1, 6, 0, 0, DateTimeKind.Utc),
            LastDay,
            [
                .. Enumerable.Range(1, 6).Select(day => ForecastDay.Of(
                    LastDay.AddDays(day), 40 + day, IspuBands.Of("PM2.5", "µg/m³")!, neverNegative: true, withIntervals ? residuals : null)),
            ],
            new ForecastData(41_757, 3, 1_789, 36, 1_783, new DateOnly(2010, 1, 2), LastDay),
            new ForecastModel("run-1", "least-squares", null, null, new Dictionary<string, double>()),
            Unit: "µg/m³",
            Scale: Scale.Log,
            Warnings: [new ForecastWarning("freshness", Severity.Warn, "The station is silent.")],
            Backtest: backtest);
    }
}
