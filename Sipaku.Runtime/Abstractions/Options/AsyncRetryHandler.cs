namespace Microsoft.DurableTask;

/// <summary>Decides after a failure whether to try once more. Runs as orchestrator code, so it must be deterministic.</summary>
/// <param name="retryContext">What failed and how often.</param>
/// <returns>True for one more attempt.</returns>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
