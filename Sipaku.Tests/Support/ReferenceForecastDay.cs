namespace Sipaku.Tests.Support;

/// <summary>A day of forecast.json.</summary>
public sealed record ReferenceForecastDay(DateOnly Date, double Average);
