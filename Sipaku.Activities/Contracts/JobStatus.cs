namespace Sipaku.Activities.Contracts;

/// <summary>Where a job stands.</summary>
/// <param name="State">What the waiting depends on.</param>
/// <param name="Detail">What the service calls it, for people (<c>RUNNING</c>, <c>Training: Downloading</c>).</param>
/// <param name="Reason">Why it failed, in the service's own words; only with <see cref="JobState.Failed"/>.</param>
/// <param name="Transient">Whether another attempt may end otherwise: the service failed, or had no machines.</param>
public sealed record JobStatus(JobState State, string Detail, string? Reason = null, bool Transient = false);
