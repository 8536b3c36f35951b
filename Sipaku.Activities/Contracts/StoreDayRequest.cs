namespace Sipaku.Activities.Contracts;

/// <summary>Asks to store one predicted day.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Day">The day.</param>
public sealed record StoreDayRequest(string RunId, ForecastDay Day);
