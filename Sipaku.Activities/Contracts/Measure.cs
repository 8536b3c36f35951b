namespace Sipaku.Activities.Contracts;

/// <summary>What the readings are, and how they are rated.</summary>
/// <param name="Pollutant">Such as <c>PM2.5</c>; <see langword="null"/> where nobody said.</param>
/// <param name="Unit">Such as <c>µg/m³</c>; <see langword="null"/> where nobody said, or where there is none.</param>
/// <param name="Bands">The levels of daily averages.</param>
public sealed record Measure(string? Pollutant, string? Unit, Bands Bands);
