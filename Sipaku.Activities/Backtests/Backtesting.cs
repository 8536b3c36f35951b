using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Backtests;

/// <summary>
/// Says what a model of these days is worth, and on which scale. With least squares in this process whatever trains the model that is
/// deployed, so that it costs nothing and comes before anything that does.
/// </summary>
public static class Backtesting
{
    /// <summary>With fewer origins no error is told.</summary>
    public const int FewestOrigins = 30;

    /// <summary>With fewer origins there are no intervals.</summary>
    public const int FewestForIntervals = 60;

    /// <summary>Chooses the scale, and tries the model on it.</summary>
    /// <param name="days">The days that count.</param>
    /// <param name="wanted">The scale that was asked for.</param>
    /// <param name="gapPolicy">What missing days mean.</param>
    /// <param name="gate">What becomes of a model that is worse than what costs nothing.</param>
    /// <exception cref="Errors.PermanentException">The days have no model on the scale that was asked for.</exception>
    public static BacktestReport Run(DayAverages days, ScaleChoice wanted, GapPolicy gapPolicy, GateMode gate)
    {
        Hindcast hindcast = Hindcast.Of(days, gapPolicy);
        (Scale scale, string reason) = ScaleChooser.Choose(days, hindcast, wanted);
        int origins = hindcast.Origins.Count;
        if (origins < FewestOrigins || hindcast.ByModel(scale) is not { } onScale)
        {
            return Without($"Too little data: the model can be tried on {origins} days, and it takes {FewestOrigins} to say what it is worth.");
        }

        Backtest backtest = Compare(hindcast, Back(onScale, scale));
        if (!double.IsFinite(backtest.Model!.Rmse))
        {
            return Without("The readings are too large to say what the model is worth.");
        }

        IReadOnlyList<ForecastWarning> findings = ModelGate.Judge(backtest, gate);
        if (origins < FewestForIntervals)
        {
            string note = $"Too little data for intervals: the model can be tried on {origins} days, and it takes {FewestForIntervals}.";
            return new BacktestReport(scale, reason, backtest with { Note = note }, findings);
        }

        Residuals residuals = new(hindcast, onScale, scale);
        backtest = backtest with { Coverage80 = residuals.Coverage80, Coverage95 = residuals.Coverage95 };
        return new BacktestReport(scale, reason, backtest, findings, residuals.Quantiles);

        BacktestReport Without(string note) => new(scale, reason, new Backtest(origins, Hindcast.Horizon, Note: note), []);
    }

    /// <summary>Forecasts in the sensor's own unit.</summary>
    internal static double[][] Back(double[][] onScale, Scale scale) => [.. onScale.Select(days => days.Select(value => scale.Back(value)).ToArray())];

    private static Backtest Compare(Hindcast hindcast, double[][] forecasts)
    {
        ForecastErrors model = new(hindcast, forecasts);
        ForecastErrors persistence = new(hindcast, hindcast.ByPersistence());
        ForecastErrors mean6 = new(hindcast, hindcast.ByMeanOfSix());
        ForecastErrors trainingMean = new(hindcast, hindcast.ByTrainingMean());
        MovingBlocks blocks = new(hindcast.Origins.Count);
        return new Backtest(
            hindcast.Origins.Count,
            Hindcast.Horizon,
            model.Overall,
            persistence.Overall,
            mean6.Overall,
            trainingMean.Overall,
            [
                .. Enumerable.Range(0, Hindcast.Horizon).Select(day =>
                    new BacktestDay(day + 1, model.OfDay(day), persistence.OfDay(day), mean6.OfDay(day), trainingMean.OfDay(day))),
            ],
            new BacktestDifferences(
                blocks.Compare(model.ByOrigin, persistence.ByOrigin),
                blocks.Compare(model.ByOrigin, mean6.ByOrigin),
                blocks.Compare(model.ByOrigin, trainingMean.ByOrigin)));
    }
}
