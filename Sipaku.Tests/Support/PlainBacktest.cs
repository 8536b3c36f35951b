namespace Sipaku.Tests.Support;

/// <summary>The backtest written down from its definition, for tests to hold the product's against. Days are numbers, gaps are not known to it.</summary>
internal sealed class PlainBacktest
{
    private const int Horizon = 6;
    private readonly double[] _averages;
    private readonly bool _log;
    private readonly int _split;

    public PlainBacktest(IReadOnlyList<double> averages, bool log)
    {
        _averages = [.. averages];
        _log = log;
        _split = (int)Math.Floor(0.8 * averages.Count);
        Origins = [.. Enumerable.Range(_split, averages.Count - _split).Where(day => day + Horizon < averages.Count)];
        double[] values = [.. averages.Select(ToScale)];
        double[] fitted = PlainLeastSquares.Fit([.. Enumerable.Range(6, _split - 6).Select(label => (double[])[values[label], .. values[(label - 6)..label]])]);
        OnScale = [.. Origins.Select(day => PlainLeastSquares.PredictDays(fitted, values[(day - 5)..(day + 1)], Horizon))];
    }

    /// <summary>The last known days.</summary>
    public int[] Origins { get; }

    /// <summary>The model's forecasts on its scale, by origin and day.</summary>
    public double[][] OnScale { get; }

    public double[][] Model => [.. OnScale.Select(days => days.Select(FromScale).ToArray())];

    public double[][] Persistence => Same(day => _averages[day]);

    public double[][] Mean6 => Same(day => _averages[(day - 5)..(day + 1)].Average());

    public double[][] TrainingMean => Same(_ => _averages[.._split].Average());

    public double Actual(int origin, int day) => _averages[Origins[origin] + 1 + day];

    /// <summary>Mean absolute error, root mean squared error, sMAPE and bias; of one day of the horizon or of all.</summary>
    public (double Mae, double Rmse, double Smape, double Bias) ErrorsOf(double[][] forecasts, int? only = null)
    {
        double absolute = 0, squared = 0, relative = 0, signed = 0;
        int count = 0;
        for (int origin = 0; origin < forecasts.Length; origin++)
        {
            for (int day = only ?? 0; day <= (only ?? Horizon - 1); day++)
            {
                double f = forecasts[origin][day];
                double a = Actual(origin, day);
                absolute += Math.Abs(f - a);
                squared += (f - a) * (f - a);
                relative += 2 * Math.Abs(f - a) / (Math.Abs(f) + Math.Abs(a));
                signed += f - a;
                count++;
            }
        }

        return (absolute / count, Math.Sqrt(squared / count), 100 * relative / count, signed / count);
    }

    /// <summary>The difference of two mean absolute errors with its 95 % interval from moving blocks of 14 origins, in draws of its own.</summary>
    public (double Mae, double Low, double High) Difference(double[][] model, double[][] other)
    {
        double[] differences = [.. Origins.Select((_, origin) => MeanAbsolute(model, origin) - MeanAbsolute(other, origin))];
        Random random = new(1);
        double[] means = new double[20_000];
        for (int draw = 0; draw < means.Length; draw++)
        {
            List<double> drawn = [];
            while (drawn.Count < differences.Length)
            {
                int start = random.Next(differences.Length - 14 + 1);
                drawn.AddRange(differences[start..(start + 14)]);
            }

            means[draw] = drawn.Take(differences.Length).Average();
        }

        return (differences.Average(), Quantile(means, 0.025), Quantile(means, 0.975));
    }

    /// <summary>A quantile of the residuals of one day of the horizon, of all origins.</summary>
    public double ResidualQuantile(int day, double share) => Quantile([.. Origins.Select((_, origin) => Residual(origin, day))], share);

    /// <summary>From the 60th origin on, the share of days within the interval that earlier origins with known outcomes give.</summary>
    public double Coverage(double tail)
    {
        int within = 0, all = 0;
        for (int origin = 59; origin < Origins.Length; origin++)
        {
            for (int day = 0; day < Horizon; day++)
            {
                double[] known = [.. Enumerable.Range(0, origin).Where(earlier => Origins[earlier] + 1 + day <= Origins[origin]).Select(earlier => Residual(earlier, day))];
                double residual = Residual(origin, day);
                within += Quantile(known, tail) <= residual && residual <= Quantile(known, 1 - tail) ? 1 : 0;
                all++;
            }
        }

        return (double)within / all;
    }

    private static double Quantile(double[] values, double share)
    {
        double[] sorted = [.. values.Order()];
        double place = share * (sorted.Length - 1);
        int below = (int)Math.Floor(place);
        return below + 1 >= sorted.Length ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    private double Residual(int origin, int day) => ToScale(Actual(origin, day)) - OnScale[origin][day];

    private double MeanAbsolute(double[][] forecasts, int origin) =>
        Enumerable.Range(0, Horizon).Average(day => Math.Abs(forecasts[origin][day] - Actual(origin, day)));

    private double[][] Same(Func<int, double> forecast) => [.. Origins.Select(day => Enumerable.Repeat(forecast(day), Horizon).ToArray())];

    private double ToScale(double average) => _log ? Math.Log(1 + average) : average;

    private double FromScale(double value) => _log ? Math.Exp(value) - 1 : value;
}
