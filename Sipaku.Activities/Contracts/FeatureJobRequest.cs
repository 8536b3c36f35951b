namespace Sipaku.Activities.Contracts;

/// <summary>Asks for daily averages and lag rows.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Attempt">1-based; a later attempt never finds the job of an earlier one.</param>
/// <param name="ManifestKey">The dump.</param>
public sealed record FeatureJobRequest(string RunId, int Attempt, string ManifestKey);
