using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Functions;

/// <summary>What the durable instance of a run says.</summary>
/// <param name="RuntimeStatus">As the management API says it.</param>
/// <param name="CustomStatus">Where the run is; <see langword="null"/> before it has begun.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
/// <param name="LastUpdatedAt">When it last changed, in UTC.</param>
internal sealed record LiveRun(string RuntimeStatus, RunStatus? CustomStatus, DateTime CreatedAt, DateTime LastUpdatedAt)
{
    public static LiveRun Of(OrchestrationMetadata run) => new(
        run.RuntimeStatus.ToString(),
        run.SerializedCustomStatus is null ? null : run.ReadCustomStatusAs<RunStatus>(),
        run.CreatedAt.UtcDateTime,
        run.LastUpdatedAt.UtcDateTime);
}
