namespace Sipaku.Activities.Contracts;

/// <summary>Asks to clean up behind a deployment.</summary>
/// <param name="Deployment">The deployment; <see langword="null"/> where the run never came to one.</param>
/// <param name="RunId">The run.</param>
/// <param name="Published">Whether the run's forecast was published, so that its model stays.</param>
public sealed record RetireRequest(string RunId, DeployRequest? Deployment, bool Published);
