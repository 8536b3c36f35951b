using System.Globalization;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Backtests;

/// <summary>Minds a model that is worse than what costs nothing.</summary>
internal static class ModelGate
{
    // Of two forecasts that are both right, rounding makes one worse.
    private const double Rounding = 1e-9;

    /// <summary>A finding for each simpler forecast that does better; none where there are too few figures to say so.</summary>
    public static IReadOnlyList<ForecastWarning> Judge(Backtest backtest, GateMode gate)
    {
        Severity severity = gate == GateMode.Block ? Severity.Block : Severity.Warn;
        return
        [
            .. Worse(backtest, backtest.Persistence, "repeating the last day", severity),
            .. Worse(backtest, backtest.Mean6, "the mean of the last six days", severity),
        ];
    }

    private static IEnumerable<ForecastWarning> Worse(Backtest backtest, BacktestErrors? other, string name, Severity severity)
    {
        if (backtest.Model is { } model && model.Mae - other!.Mae > Rounding)
        {
            yield return new(
                "model",
                severity,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Tried on {backtest.Origins:N0} known days the model is off by {model.Mae:F2} on average, and {name} by {other.Mae:F2}: it is worse than what costs nothing."));
        }
    }
}
