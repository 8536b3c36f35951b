namespace Sipaku.Activities.Contracts;

/// <summary>A day's readings in one number.</summary>
/// <param name="Date">The day.</param>
/// <param name="Average">Mean of the day's valid values, in the sensor's own unit; <see langword="null"/> where it has none.</param>
/// <param name="Readings">Valid values of the day.</param>
public sealed record DayAverage(DateOnly Date, double? Average, int Readings);
