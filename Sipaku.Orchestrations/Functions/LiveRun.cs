using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;

namespace Sipaku.Orchestrations.Functions;

/// <summary>What the durable instance of a run says.</summary>
/// <param name="RuntimeStatus">As the management API says it.</param>
/// <param name="CustomStatus">Where the run is; <see langword="null"/> before it has begun.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
/// <param name="LastUpdatedAt">When it last changed, in UTC.</param>
/// <param name="JobStatus">What its service says of the job that is waited for; <see langword="null"/> where none is.</param>
internal sealed record LiveRun(
    string RuntimeStatus,
    RunStatus? CustomStatus,
    DateTime CreatedAt,
    DateTime LastUpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? JobStatus)
{
    public static async Task<LiveRun> OfAsync(OrchestrationMetadata run, DurableTaskClient client, CancellationToken cancellation)
    {
        RunStatus? status = run.SerializedCustomStatus is null ? null : run.ReadCustomStatusAs<RunStatus>();
        OrchestrationMetadata? job = status?.JobInstance is { } instance && !run.IsCompleted
            ? await client.GetInstanceAsync(instance, getInputsAndOutputs: true, cancellation)
            : null;
        return new LiveRun(
            run.RuntimeStatus.ToString(),
            status,
            run.CreatedAt.UtcDateTime,
            run.LastUpdatedAt.UtcDateTime,
            job?.SerializedCustomStatus is null ? null : job.ReadCustomStatusAs<string>());
    }
}
