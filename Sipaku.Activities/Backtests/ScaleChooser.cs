using System.Globalization;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Daily;
using Sipaku.Activities.Errors;

namespace Sipaku.Activities.Backtests;

/// <summary>Chooses what the model is trained on, without a look at the days that it is then tried on.</summary>
internal static class ScaleChooser
{
    /// <summary>The scale, and why.</summary>
    /// <exception cref="PermanentException">Logarithms were asked for that an average does not have.</exception>
    public static (Scale Scale, string Reason) Choose(DayAverages days, Hindcast hindcast, ScaleChoice wanted)
    {
        double lowest = days.Averages.Min();
        if (wanted == ScaleChoice.Log && lowest <= -1)
        {
            throw new PermanentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The scale log was asked for, and a day's average is {lowest:0.##}: ln(1 + average) needs averages above -1. Ask for linear or auto."));
        }

        return wanted switch
        {
            ScaleChoice.Linear => (Scale.Linear, "It was asked for."),
            ScaleChoice.Log => (Scale.Log, "It was asked for."),
            _ when lowest < 0 => (Scale.Linear, string.Create(CultureInfo.InvariantCulture, $"A day's average is below zero ({lowest:0.##}), so that log is not tried.")),
            _ => Compare(hindcast.WithinTraining()),
        };
    }

    private static (Scale Scale, string Reason) Compare(Hindcast hindcast)
    {
        int origins = hindcast.Origins.Count;
        if (origins < Backtesting.FewestOrigins || MaeOf(hindcast, Scale.Linear) is not { } linear || MaeOf(hindcast, Scale.Log) is not { } log)
        {
            return (Scale.Linear, $"Too little data to compare the scales: {origins} days to try them on within the training part, and it takes {Backtesting.FewestOrigins}.");
        }

        (Scale scale, double better, string other, double worse) = log < linear
            ? (Scale.Log, log, "linear", linear)
            : (Scale.Linear, linear, "log", log);
        return (scale, string.Create(
            CultureInfo.InvariantCulture,
            $"Within the training part its mean absolute error is {better:F2}, and that of {other} {worse:F2}."));
    }

    private static double? MaeOf(Hindcast hindcast, Scale scale) => hindcast.ByModel(scale) is { } onScale
        ? new ForecastErrors(hindcast, Backtesting.Back(onScale, scale)).Overall.Mae
        : null;
}
