namespace Sipaku.Activities.Contracts;

/// <summary>Says which life of a run id the artefacts under its prefix belong to.</summary>
/// <param name="Life">Made once by the orchestrator, the same through replay and rewind.</param>
public sealed record RunMark(Guid Life);
