namespace Sipaku.Activities.Contracts;

/// <summary>What a sensor table knows of its readings beside their values.</summary>
/// <param name="Sample">Whether it holds the bundled sample.</param>
/// <param name="Pollutant">What was measured, where the table knows.</param>
/// <param name="Unit">In which unit, where the table knows.</param>
public sealed record SensorSeries(bool Sample = false, string? Pollutant = null, string? Unit = null);
