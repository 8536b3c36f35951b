using Sipaku.Activities.Backtests;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.Activities.Backtests;

public sealed class BacktestingTests
{
    private const double Relative = 1e-8;
    private static readonly DateOnly First = new(2020, 1, 1);

    public static TheoryData<string, Scale> SetsAndScales() => new()
    {
        { ReferenceData.Beijing, Scale.Linear },
        { ReferenceData.Beijing, Scale.Log },
        { ReferenceData.Jakarta, Scale.Linear },
        { ReferenceData.Jakarta, Scale.Log },
    };

    [Theory]
    [MemberData(nameof(SetsAndScales))]
    public void Errors_equal_an_independent_calculation(string set, Scale scale)
    {
        PlainBacktest plain = new(AveragesOf(set), scale == Scale.Log);

        Backtest found = Run(DaysOf(set), Wanted(scale)).Backtest;

        Assert.Equal((plain.Origins.Length, 6), (found.Origins, found.Horizon));
        AssertSame(plain.ErrorsOf(plain.Model), found.Model);
        AssertSame(plain.ErrorsOf(plain.Persistence), found.Persistence);
        AssertSame(plain.ErrorsOf(plain.Mean6), found.Mean6);
        AssertSame(plain.ErrorsOf(plain.TrainingMean), found.TrainingMean);
        Assert.Equal([1, 2, 3, 4, 5, 6], found.ByDay!.Select(day => day.Day));
        Assert.All(found.ByDay!, day =>
        {
            AssertSame(plain.ErrorsOf(plain.Model, day.Day - 1), day.Model);
            AssertSame(plain.ErrorsOf(plain.Persistence, day.Day - 1), day.Persistence);
            AssertSame(plain.ErrorsOf(plain.Mean6, day.Day - 1), day.Mean6);
            AssertSame(plain.ErrorsOf(plain.TrainingMean, day.Day - 1), day.TrainingMean);
        });
    }

    [Theory]
    [MemberData(nameof(SetsAndScales))]
    public void Differences_have_the_interval_of_an_independent_draw_of_blocks(string set, Scale scale)
    {
        PlainBacktest plain = new(AveragesOf(set), scale == Scale.Log);

        BacktestDifferences found = Run(DaysOf(set), Wanted(scale)).Backtest.Differences!;

        AssertNear(plain.Difference(plain.Model, plain.Persistence), found.Persistence);
        AssertNear(plain.Difference(plain.Model, plain.Mean6), found.Mean6);
        AssertNear(plain.Difference(plain.Model, plain.TrainingMean), found.TrainingMean);
        Assert.Equivalent(found, Run(DaysOf(set), Wanted(scale)).Backtest.Differences);

        static void AssertNear((double Mae, double Low, double High) expected, BacktestDifference difference)
        {
            Near.Equal(expected.Mae, difference.Mae, Relative, "difference");
            double tolerance = (expected.High - expected.Low) / 15;
            Assert.InRange(difference.Low, expected.Low - tolerance, expected.Low + tolerance);
            Assert.InRange(difference.High, expected.High - tolerance, expected.High + tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(SetsAndScales))]
    public void Residuals_and_their_forward_coverage_equal_an_independent_calculation(string set, Scale scale)
    {
        PlainBacktest plain = new(AveragesOf(set), scale == Scale.Log);

        BacktestReport found = Run(DaysOf(set), Wanted(scale));

        Assert.Equal(6, found.Residuals!.Count);
        for (int day = 0; day < 6; day++)
        {
            ResidualQuantiles quantiles = found.Residuals[day];
            Near.Equal(
                [.. new[] { 0.025, 0.1, 0.9, 0.975 }.Select(share => plain.ResidualQuantile(day, share))],
                [quantiles.Low95, quantiles.Low80, quantiles.High80, quantiles.High95],
                Relative,
                "quantiles");
        }

        Assert.Equal(plain.Coverage(0.1), found.Backtest.Coverage80!.Value, 1e-12);
        Assert.Equal(plain.Coverage(0.025), found.Backtest.Coverage95!.Value, 1e-12);
        Assert.InRange(found.Backtest.Coverage80.Value, 0.75, 0.88);
    }

    [Theory]
    [InlineData(ReferenceData.Beijing, 57.71, 55.23)]
    [InlineData(ReferenceData.Jakarta, 15.88, 15.42)]
    public void On_the_reference_sets_auto_takes_logarithms_which_are_better(string set, double linear, double log)
    {
        BacktestReport chosen = Run(DaysOf(set), ScaleChoice.Auto);

        Assert.Equal(Scale.Log, chosen.Scale);
        Assert.Equal(log, chosen.Backtest.Model!.Mae, 0.005);
        Assert.Equal(linear, Run(DaysOf(set), ScaleChoice.Linear).Backtest.Model!.Mae, 0.005);
        Assert.Empty(chosen.Findings);
    }

    [Fact]
    public void Auto_compares_the_scales_within_the_training_part_alone()
    {
        // The last fifth is another world, in which the linear model would win.
        double[] averages = [.. Series(400, lowest: 5), .. Enumerable.Range(0, 100).Select(day => 500.0 + day)];

        Assert.Equal(Run(Days(averages), ScaleChoice.Auto).ScaleReason, Run(Days([.. averages[..400], .. Series(100, lowest: 5)]), ScaleChoice.Auto).ScaleReason);
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(-2)]
    public void Auto_takes_the_averages_where_one_is_below_zero(double average)
    {
        double[] averages = [average, .. Series(300, lowest: 5)];

        BacktestReport report = Run(Days(averages), ScaleChoice.Auto);

        Assert.Equal(Scale.Linear, report.Scale);
        Assert.Contains("below zero", report.ScaleReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Logarithms_that_an_average_does_not_have_are_refused_in_one_line()
    {
        PermanentException error = Assert.Throws<PermanentException>(() => Run(Days([-1, .. Series(300, lowest: 5)]), ScaleChoice.Log));

        Assert.Contains("-1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData(175, 29)]
    [InlineData(180, 30)]
    [InlineData(325, 59)]
    [InlineData(330, 60)]
    [InlineData(7, 0)]
    [InlineData(1, 0)]
    public void What_there_are_too_few_days_for_is_not_told_and_the_reason_is(int count, int origins)
    {
        BacktestReport report = Run(Days(Series(count, lowest: 5)), ScaleChoice.Linear, GateMode.Block);

        Assert.Equal(origins, report.Backtest.Origins);
        Assert.Equal(origins >= 30, report.Backtest.Model is not null);
        Assert.Equal(origins >= 60, report.Residuals is not null);
        Assert.Equal(origins >= 60, report.Backtest.Coverage80 is not null);
        Assert.Equal(origins < 60, report.Backtest.Note?.StartsWith("Too little data", StringComparison.Ordinal) ?? false);
        Assert.True(origins >= 30 || report.Findings.Count == 0);
    }

    [Theory]
    [InlineData(GateMode.Report, Severity.Warn)]
    [InlineData(GateMode.Block, Severity.Block)]
    public void A_model_that_is_worse_than_what_costs_nothing_is_minded_with_the_figures(GateMode gate, Severity severity)
    {
        // A level that the training part does not know: the model pulls back to the old one, and repeating the last day does not.
        double[] averages = [.. Series(400, lowest: 5), .. Enumerable.Range(0, 100).Select(day => 500 + (day / 100.0))];

        BacktestReport report = Run(Days(averages), ScaleChoice.Linear, gate);

        Assert.Equal(2, report.Findings.Count);
        Assert.All(report.Findings, finding => Assert.Equal(("model", severity), (finding.Check, finding.Severity)));
        Assert.Contains($"{report.Backtest.Model!.Mae:F2}", report.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains($"{report.Backtest.Persistence!.Mae:F2}", report.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_the_strict_policy_only_consecutive_days_are_learnt_from_and_tried_on()
    {
        // Every thirtieth day is missing: a window and its horizon have to lie between two gaps.
        List<(DateOnly Date, double Average)> days = [.. Series(600, lowest: 5).Select((average, day) => (First.AddDays(day), average)).Where((_, day) => day % 30 != 29)];
        int split = days.Count * 4 / 5;
        int[] expected = [.. Enumerable.Range(split, days.Count - split - 6).Where(origin => days[origin + 6].Date == days[origin - 5].Date.AddDays(11))];

        BacktestReport strict = Backtesting.Run(new DayAverages(days), ScaleChoice.Linear, GapPolicy.Strict, GateMode.Report);

        Assert.Equal(expected.Length, strict.Backtest.Origins);
        double[][] rows = [.. Enumerable.Range(6, split - 6).Where(label => days[label].Date == days[label - 6].Date.AddDays(6))
            .Select(label => (double[])[days[label].Average, .. days.GetRange(label - 6, 6).Select(day => day.Average)])];
        double[] fitted = PlainLeastSquares.Fit(rows);
        double mae = expected.Average(origin => PlainLeastSquares.PredictDays(fitted, days.GetRange(origin - 5, 6).Select(day => day.Average), 6)
            .Select((forecast, day) => Math.Abs(forecast - days[origin + 1 + day].Average)).Average());
        Near.Equal(mae, strict.Backtest.Model!.Mae, Relative, "mae");
    }

    [Theory]
    [InlineData(1e160)]
    [InlineData(1e300)]
    public void Readings_too_large_to_square_are_told_and_break_nothing(double size)
    {
        BacktestReport report = Run(Days([.. Series(400, lowest: 5).Select(average => average * size)]), ScaleChoice.Auto);

        Assert.Null(report.Residuals);
        Assert.Null(report.Backtest.Model);
        Assert.Contains("too large", report.Backtest.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_constant_series_has_a_model_without_errors(double average)
    {
        BacktestReport report = Run(Days([.. Enumerable.Repeat(average, 400)]), ScaleChoice.Auto);

        Assert.Equal(0, report.Backtest.Model!.Mae, 1e-9);
        Assert.Equal(0, report.Backtest.Persistence!.Smape);
        Assert.Empty(report.Findings);
    }

    private static BacktestReport Run(DayAverages days, ScaleChoice wanted, GateMode gate = GateMode.Report) =>
        Backtesting.Run(days, wanted, GapPolicy.Rows, gate);

    private static ScaleChoice Wanted(Scale scale) => scale == Scale.Log ? ScaleChoice.Log : ScaleChoice.Linear;

    private static double[] AveragesOf(string set) => [.. ReferenceData.DailyOf(set).Select(day => day.Average)];

    private static DayAverages DaysOf(string set) => new([.. ReferenceData.DailyOf(set).Select(day => (DateOnly.Parse(day.Day), day.Average))]);

    private static DayAverages Days(IEnumerable<double> averages) => new([.. averages.Select((average, day) => (First.AddDays(day), average))]);

    /// <summary>A series that depends on its past and on chance.</summary>
    private static double[] Series(int count, double lowest)
    {
        Random random = new(count);
        double[] averages = new double[count];
        for (int day = 0; day < count; day++)
        {
            averages[day] = lowest + (0.7 * (day == 0 ? 20 : averages[day - 1] - lowest)) + (12 * random.NextDouble());
        }

        return averages;
    }

    private static void AssertSame((double Mae, double Rmse, double Smape, double Bias) expected, BacktestErrors? found) => Near.Equal(
        [expected.Mae, expected.Rmse, expected.Smape, expected.Bias],
        [found!.Mae, found.Rmse, found.Smape, found.Bias],
        Relative,
        "errors");
}
