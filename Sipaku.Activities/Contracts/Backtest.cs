namespace Sipaku.Activities.Contracts;

/// <summary>
/// What the model would have been worth on the last fifth of the days, fitted to the days before, beside what costs nothing. Errors are
/// there from <see cref="Backtests.Backtesting.FewestOrigins"/> origins on, coverages from <see cref="Backtests.Backtesting.FewestForIntervals"/> on.
/// </summary>
/// <param name="Origins">Days that a forecast was made on.</param>
/// <param name="Horizon">Days of each forecast.</param>
/// <param name="Model">Errors of the model over all days of the horizon.</param>
/// <param name="Persistence">Of the last known day's average, taken for each day.</param>
/// <param name="Mean6">Of the mean of the last six days.</param>
/// <param name="TrainingMean">Of the mean of the training part.</param>
/// <param name="ByDay">The same for each day of the horizon.</param>
/// <param name="Differences">The model's mean absolute error minus the others'.</param>
/// <param name="Coverage80">The share, 0 to 1, of actual days within the 80 % interval that the origins before would have given.</param>
/// <param name="Coverage95">The same of the 95 % interval.</param>
/// <param name="Note">Why figures or intervals are missing.</param>
public sealed record Backtest(
    int Origins,
    int Horizon,
    BacktestErrors? Model = null,
    BacktestErrors? Persistence = null,
    BacktestErrors? Mean6 = null,
    BacktestErrors? TrainingMean = null,
    IReadOnlyList<BacktestDay>? ByDay = null,
    BacktestDifferences? Differences = null,
    double? Coverage80 = null,
    double? Coverage95 = null,
    string? Note = null);
