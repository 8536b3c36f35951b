namespace Sipaku.Activities.Contracts;

/// <summary>Asks to publish a run's forecast.</summary>
/// <param name="Forecast">The forecast.</param>
/// <param name="Fence">The counter of the lock that the run acquired.</param>
public sealed record PublishRequest(Forecast Forecast, long Fence);
