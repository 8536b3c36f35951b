namespace Sipaku.Activities.Contracts;

/// <summary>The backtest of a sensor table, as <c>sipaku backtest --json</c> prints it.</summary>
/// <param name="FirstDay">First day with an average.</param>
/// <param name="LastDay">Last day with an average.</param>
/// <param name="Days">Days with an average.</param>
/// <param name="Scale">The scale that a run would train on.</param>
/// <param name="ScaleReason">Why.</param>
/// <param name="GapPolicy">What missing days mean.</param>
/// <param name="Warnings">What the gates would mind, blocking findings included.</param>
/// <param name="Backtest">The figures.</param>
public sealed record StoreBacktestReport(
    DateOnly FirstDay,
    DateOnly LastDay,
    int Days,
    Scale Scale,
    string ScaleReason,
    GapPolicy GapPolicy,
    IReadOnlyList<ForecastWarning> Warnings,
    Backtest Backtest);
