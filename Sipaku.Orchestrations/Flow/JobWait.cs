using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Flow;

/// <summary>What <see cref="Orchestrators.JobOrchestrator"/> waits for.</summary>
/// <param name="StatusActivity">The activity that looks at the job.</param>
/// <param name="Request">Its input.</param>
/// <param name="Limit">How long the job may take.</param>
/// <param name="FirstPoll">Between the first look, which is at once, and the second.</param>
/// <param name="MaxPoll">Where the growing interval stops.</param>
public sealed record JobWait(string StatusActivity, JobStatusRequest Request, TimeSpan Limit, TimeSpan FirstPoll, TimeSpan MaxPoll);
