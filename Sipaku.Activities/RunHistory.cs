using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities;

/// <summary>
/// The runs as they are: their records, and of those that no record ends yet what the durable state says. Whoever asks says where that is.
/// </summary>
public sealed class RunHistory(IForecastStore store, TimeProvider time)
{
    /// <summary>The runs on a page of a list.</summary>
    public const int PageSize = 20;

    /// <summary>The record of a run, or <see langword="null"/> where there is none.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="statusOf">The durable status of an instance, or <see langword="null"/> where there is no such instance.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    public async Task<RunRecord?> FindAsync(
        string runId,
        Func<string, CancellationToken, Task<OrchestrationRuntimeStatus?>> statusOf,
        CancellationToken cancellation) =>
        await store.ReadRunAsync(runId, cancellation) is { } record ? await AsItIsAsync(record, statusOf, cancellation) : null;

    /// <summary>All runs as they are, the newest first: in the order in which they took the run lock.</summary>
    /// <param name="statusOf">The durable status of an instance, or <see langword="null"/> where there is no such instance.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    public async Task<IReadOnlyList<RunHeader>> ListAsync(
        Func<string, CancellationToken, Task<OrchestrationRuntimeStatus?>> statusOf,
        CancellationToken cancellation)
    {
        List<RunHeader> runs = [];
        foreach (RunHeader run in await store.ListRunsAsync(cancellation))
        {
            runs.Add(run.State == RunState.Running
                ? run with { State = (await AsItIsAsync(RunRecord.Of(run.RunId, run.StartedAt), statusOf, cancellation)).State }
                : run);
        }

        return
        [
            .. runs.OrderByDescending(run => run.Fence)
                .ThenBy(run => run.State == RunState.Rejected)
                .ThenByDescending(run => run.StartedAt),
        ];
    }

    private async Task<RunRecord> AsItIsAsync(
        RunRecord record,
        Func<string, CancellationToken, Task<OrchestrationRuntimeStatus?>> statusOf,
        CancellationToken cancellation)
    {
        if (record.State != RunState.Running)
        {
            return record;
        }

        return await statusOf(record.RunId, cancellation) switch
        {
            OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running => record,
            OrchestrationRuntimeStatus.Suspended => record with { State = RunState.Suspended },
            OrchestrationRuntimeStatus.Terminated => Ended("The run was terminated, and nothing of it was cleaned up."),
            null when await IsHeldAsync(record.RunId, cancellation) => record,
            null => Ended("The run is gone: it never began, or its durable state was deleted before its end."),
            // Between the last record and the end of the instance there is nothing that fails: what is missing is the record.
            _ => Ended("The run has ended, and its end could not be recorded."),
        };

        RunRecord Ended(string reason) => record with { State = RunState.Failed, Reasons = [reason] };
    }

    private async Task<bool> IsHeldAsync(string runId, CancellationToken cancellation) =>
        await store.ReadLockAsync(cancellation) is { } held && held.RunId == runId && held.ExpiresAt > time.GetUtcNow().UtcDateTime;
}
