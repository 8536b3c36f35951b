using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Backtests;

/// <summary>The errors of a set of forecasts.</summary>
internal sealed class ForecastErrors
{
    private readonly (double Forecast, double Actual)[][] _pairs;

    /// <param name="hindcast">What was to be met.</param>
    /// <param name="forecasts">By origin and day, in the sensor's own unit.</param>
    public ForecastErrors(Hindcast hindcast, double[][] forecasts) =>
        _pairs = [.. forecasts.Select((days, origin) => days.Select((forecast, day) => (forecast, hindcast.Actual(origin, day))).ToArray())];

    /// <summary>Over all days of the horizon.</summary>
    public BacktestErrors Overall => Of(_pairs.SelectMany(days => days));

    /// <summary>Each origin's mean absolute error.</summary>
    public double[] ByOrigin => [.. _pairs.Select(days => days.Average(Absolute))];

    /// <summary>Of one day of the horizon, 0 the first.</summary>
    public BacktestErrors OfDay(int day) => Of(_pairs.Select(days => days[day]));

    private static BacktestErrors Of(IEnumerable<(double Forecast, double Actual)> pairs)
    {
        (double Forecast, double Actual)[] all = [.. pairs];
        return new BacktestErrors(
            all.Average(Absolute),
            Math.Sqrt(all.Average(pair => (pair.Forecast - pair.Actual) * (pair.Forecast - pair.Actual))),
            100 * all.Average(Relative),
            all.Average(pair => pair.Forecast - pair.Actual));
    }

    private static double Absolute((double Forecast, double Actual) pair) => Math.Abs(pair.Forecast - pair.Actual);

    // Two zeros are the same, whatever their quotient.
    private static double Relative((double Forecast, double Actual) pair) =>
        pair is { Forecast: 0, Actual: 0 } ? 0 : 2 * Absolute(pair) / (Math.Abs(pair.Forecast) + Math.Abs(pair.Actual));
}
