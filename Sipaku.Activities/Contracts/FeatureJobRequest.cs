namespace Sipaku.Activities.Contracts;

/// <summary>Asks for daily averages and lag rows.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Attempt">1-based; a later attempt never finds the job of an earlier one.</param>
/// <param name="ManifestKey">The dump.</param>
/// <param name="GapPolicy">Which rows are made.</param>
/// <param name="LastDay">The last day that counts; <see langword="null"/> where all do.</param>
public sealed record FeatureJobRequest(
    string RunId,
    int Attempt,
    string ManifestKey,
    GapPolicy GapPolicy = GapPolicy.Rows,
    DateOnly? LastDay = null);
