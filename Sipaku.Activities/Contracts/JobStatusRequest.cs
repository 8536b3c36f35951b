namespace Sipaku.Activities.Contracts;

/// <summary>Asks where a run's job stands.</summary>
/// <param name="RunId">The run, whose lock is renewed on the way.</param>
/// <param name="Job">The job.</param>
/// <param name="Deployment">For an endpoint: what it is to serve.</param>
public sealed record JobStatusRequest(string RunId, JobHandle Job, DeployRequest? Deployment = null);
