namespace Sipaku.Activities.Contracts;

/// <summary>How long a run waits for its jobs, fixed when it starts so that a change of settings cannot break its replay.</summary>
/// <param name="FirstPoll">Between the first look at a job, which is at once, and the second.</param>
/// <param name="MaxPoll">Where the growing interval stops.</param>
/// <param name="Features">For the feature job.</param>
/// <param name="Training">For training.</param>
/// <param name="Endpoint">For the endpoint.</param>
public sealed record WaitPlan(TimeSpan FirstPoll, TimeSpan MaxPoll, TimeSpan Features, TimeSpan Training, TimeSpan Endpoint);
