namespace Sipaku.Activities.Contracts;

/// <summary>The scale that a run trains on, and what is to be expected of it.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="ScaleReason">Why, in one sentence.</param>
/// <param name="Backtest">The model on that scale, on days that are known.</param>
/// <param name="Findings">What the gate minds about it.</param>
/// <param name="Residuals">What its forecasts missed, by day of the horizon; <see langword="null"/> where that is not known well enough.</param>
public sealed record BacktestReport(
    Scale Scale,
    string ScaleReason,
    Backtest Backtest,
    IReadOnlyList<ForecastWarning> Findings,
    IReadOnlyList<ResidualQuantiles>? Residuals = null);
