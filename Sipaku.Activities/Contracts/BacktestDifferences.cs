namespace Sipaku.Activities.Contracts;

/// <summary>The model against each of the simpler forecasts.</summary>
/// <param name="Persistence">Against the last known day's average.</param>
/// <param name="Mean6">Against the mean of the last six days.</param>
/// <param name="TrainingMean">Against the mean of the training part.</param>
public sealed record BacktestDifferences(BacktestDifference Persistence, BacktestDifference Mean6, BacktestDifference TrainingMean);
