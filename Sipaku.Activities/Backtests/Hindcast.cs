using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Regression;

namespace Sipaku.Activities.Backtests;

/// <summary>
/// Forecasts of days that are known, from the first days of a series: the model is fitted once, to rows labelled in the training part,
/// and forecasts are made from every day after it that has its window and its horizon.
/// </summary>
internal sealed class Hindcast
{
    /// <summary>Days of a forecast.</summary>
    public const int Horizon = 6;

    private readonly DayAverages _days;
    private readonly GapPolicy _gapPolicy;

    private Hindcast(DayAverages days, int count, GapPolicy gapPolicy)
    {
        _days = days;
        _gapPolicy = gapPolicy;
        // floor(0.8 · days), without a rounded 0.8.
        Split = count * 4 / 5;
        Origins =
        [
            .. Enumerable.Range(Split, Math.Max(0, count - Horizon - Split))
                .Where(origin => days.AreTogether(origin + Horizon, DayAverages.Lags + Horizon, gapPolicy)),
        ];
    }

    /// <summary>Days of the training part.</summary>
    public int Split { get; }

    /// <summary>Indices of the last days that a forecast knows, in order.</summary>
    public IReadOnlyList<int> Origins { get; }

    /// <summary>Over all days.</summary>
    public static Hindcast Of(DayAverages days, GapPolicy gapPolicy) => new(days, days.Count, gapPolicy);

    /// <summary>The same within the training part alone.</summary>
    public Hindcast WithinTraining() => new(_days, Split, _gapPolicy);

    /// <summary>The average that a forecast from an origin had to meet.</summary>
    /// <param name="origin">An index of <see cref="Origins"/>.</param>
    /// <param name="day">Day of the horizon, 0 the first.</param>
    public double Actual(int origin, int day) => _days.Averages[Origins[origin] + 1 + day];

    /// <summary>A plane's forecasts on its scale, each day from the ones before it.</summary>
    /// <returns>By origin and day; <see langword="null"/> where the training part has too few rows for a plane.</returns>
    public double[][]? ByModel(Scale scale)
    {
        double[] values = [.. _days.Averages.Select(average => scale.Of(average))];
        LagRows rows = new();
        foreach (int label in Enumerable.Range(0, Split).Where(label => _days.AreTogether(label, DayAverages.Lags + 1, _gapPolicy)))
        {
            rows.Add(values[label], values.AsSpan(label - DayAverages.Lags, DayAverages.Lags));
        }

        if (rows.Count <= DayAverages.Lags)
        {
            return null;
        }

        Plane plane = LeastSquares.Fit(rows);
        return [.. Origins.Select(origin => Recursive(plane, values.AsSpan(origin - DayAverages.Lags + 1, DayAverages.Lags)))];
    }

    /// <summary>The last known average, for each day.</summary>
    public double[][] ByPersistence() => Constant(origin => _days.Averages[origin]);

    /// <summary>The mean of the last six averages, for each day.</summary>
    public double[][] ByMeanOfSix() => Constant(origin => _days.Averages.Skip(origin - DayAverages.Lags + 1).Take(DayAverages.Lags).Average());

    /// <summary>The mean of the training part, for each day.</summary>
    public double[][] ByTrainingMean()
    {
        double mean = _days.Averages.Take(Split).Average();
        return Constant(_ => mean);
    }

    private static double[] Recursive(Plane plane, ReadOnlySpan<double> known)
    {
        double[] values = new double[DayAverages.Lags + Horizon];
        known.CopyTo(values);
        for (int day = 0; day < Horizon; day++)
        {
            values[DayAverages.Lags + day] = plane.Predict(values.AsSpan(day, DayAverages.Lags));
        }

        return values[DayAverages.Lags..];
    }

    private double[][] Constant(Func<int, double> forecast) =>
        [.. Origins.Select(origin => Enumerable.Repeat(forecast(origin), Horizon).ToArray())];
}
