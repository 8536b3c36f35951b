using MathNet.Numerics.Statistics;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Backtests;

/// <summary>What a model's forecasts missed, actual minus forecast on its scale, by day of the horizon.</summary>
internal sealed class Residuals
{
    private const double Tail80 = 0.1;
    private const double Tail95 = 0.025;

    private readonly IReadOnlyList<int> _origins;
    private readonly double[][] _byDay;

    /// <param name="hindcast">What was to be met.</param>
    /// <param name="onScale">The model's forecasts by origin and day.</param>
    /// <param name="scale">Their scale.</param>
    public Residuals(Hindcast hindcast, double[][] onScale, Scale scale)
    {
        _origins = hindcast.Origins;
        _byDay =
        [
            .. Enumerable.Range(0, Hindcast.Horizon).Select(day =>
                onScale.Select((forecasts, origin) => scale.Of(hindcast.Actual(origin, day)) - forecasts[day]).ToArray()),
        ];
    }

    /// <summary>The quantiles of all of them, for the days of the next forecast.</summary>
    public IReadOnlyList<ResidualQuantiles> Quantiles =>
    [
        .. _byDay.Select(residuals => residuals.Order().ToArray()).Select(sorted => new ResidualQuantiles(
            Quantile(sorted, Tail95),
            Quantile(sorted, Tail80),
            Quantile(sorted, 1 - Tail80),
            Quantile(sorted, 1 - Tail95))),
    ];

    /// <summary>The share of days within the 80 % interval.</summary>
    public double Coverage80 => Coverage(Tail80);

    /// <summary>The share of days within the 95 % interval.</summary>
    public double Coverage95 => Coverage(Tail95);

    /// <summary>Forward: each interval is made of the origins before it whose days were known by then.</summary>
    private double Coverage(double tail)
    {
        (int within, int all) = (0, 0);
        for (int day = 0; day < Hindcast.Horizon; day++)
        {
            double[] residuals = _byDay[day];
            List<double> known = [];
            int next = 0;
            for (int origin = 0; origin < residuals.Length; origin++)
            {
                for (; _origins[next] + day + 1 <= _origins[origin]; next++)
                {
                    int place = known.BinarySearch(residuals[next]);
                    known.Insert(place < 0 ? ~place : place, residuals[next]);
                }

                if (origin >= Backtesting.FewestForIntervals - 1)
                {
                    double[] sorted = [.. known];
                    within += residuals[origin] >= Quantile(sorted, tail) && residuals[origin] <= Quantile(sorted, 1 - tail) ? 1 : 0;
                    all++;
                }
            }
        }

        return (double)within / all;
    }

    private static double Quantile(double[] sorted, double share) => SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7);
}
