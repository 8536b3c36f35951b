namespace Sipaku.Activities.Contracts;

/// <summary>What is known of the training data when it is checked.</summary>
/// <param name="Rows">Lag rows, counted or (before the feature job) the most that the days can give.</param>
/// <param name="Days">Distinct days.</param>
/// <param name="Readings">Readings.</param>
/// <param name="GapPolicy">Which days make a row.</param>
public sealed record TrainingDataFigures(int Rows, int Days, long Readings, GapPolicy GapPolicy = GapPolicy.Rows);
