namespace Sipaku.Activities.Contracts;

/// <summary>The errors of one day of the horizon.</summary>
/// <param name="Day">1 to 6.</param>
/// <param name="Model">Of the model.</param>
/// <param name="Persistence">Of the last known day's average, taken for each day.</param>
/// <param name="Mean6">Of the mean of the last six days.</param>
/// <param name="TrainingMean">Of the mean of the training part.</param>
public sealed record BacktestDay(int Day, BacktestErrors Model, BacktestErrors Persistence, BacktestErrors Mean6, BacktestErrors TrainingMean);
