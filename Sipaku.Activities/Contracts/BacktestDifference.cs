namespace Sipaku.Activities.Contracts;

/// <summary>How much better or worse the model is than something simpler.</summary>
/// <param name="Mae">The model's mean absolute error minus the other's: below zero, the model is better.</param>
/// <param name="Low">Where the 95 % interval of it begins.</param>
/// <param name="High">Where it ends.</param>
public sealed record BacktestDifference(double Mae, double Low, double High);
