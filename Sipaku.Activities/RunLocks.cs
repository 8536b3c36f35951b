using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities;

/// <summary>One run at a time: who may take the run lock, and from whom.</summary>
public sealed class RunLocks(IForecastStore store, TimeProvider time)
{
    /// <summary>How long an owner that no instance is known of keeps the lock: it may be about to be scheduled.</summary>
    public static readonly TimeSpan UnknownOwnerGrace = TimeSpan.FromSeconds(30);

    /// <summary>Takes the lock for a run. A lock whose owner has ended, or was never scheduled, is taken over.</summary>
    public async Task<LockAttempt> TakeAsync(string runId, DurableTaskClient client, CancellationToken cancellation)
    {
        LockAttempt attempt = await store.AcquireAsync(runId, takeOverFrom: null, cancellation);
        if (!attempt.Acquired && await IsAbandonedAsync(attempt.Lock, client, cancellation))
        {
            attempt = await store.AcquireAsync(runId, takeOverFrom: attempt.Lock, cancellation);
        }

        return attempt;
    }

    private async Task<bool> IsAbandonedAsync(RunLock held, DurableTaskClient client, CancellationToken cancellation)
    {
        OrchestrationMetadata? owner = await client.GetInstanceAsync(held.RunId, cancellation);
        return owner is null
            ? time.GetUtcNow() - held.RenewedAt > UnknownOwnerGrace
            : owner.IsCompleted;
    }
}
