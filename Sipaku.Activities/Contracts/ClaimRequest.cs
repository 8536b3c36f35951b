namespace Sipaku.Activities.Contracts;

/// <summary>What <see cref="Steps.ClaimRun"/> claims.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Life">Made once by the orchestrator, the same through replay and rewind.</param>
public sealed record ClaimRequest(string RunId, Guid Life);
