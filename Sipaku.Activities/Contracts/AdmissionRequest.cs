namespace Sipaku.Activities.Contracts;

/// <summary>Asks for the run lock, and for the terms of the run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Wanted">What it was asked for.</param>
/// <param name="StartedAt">When, in UTC.</param>
public sealed record AdmissionRequest(string RunId, ForecastRequest Wanted, DateTime StartedAt);
