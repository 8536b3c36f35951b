using Microsoft.DurableTask.Client;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities;

/// <summary>One run at a time: who may take the run lock, and from whom.</summary>
public sealed class RunLocks(IForecastStore store, TimeProvider time)
{
    /// <summary>Takes the lock for a run, also from an owner that has ended, or whose lease has run out.</summary>
    public async Task<LockAttempt> TakeAsync(string runId, DurableTaskClient client, CancellationToken cancellation)
    {
        LockAttempt attempt = await store.AcquireAsync(runId, takeOverFrom: null, cancellation);
        if (!attempt.Acquired && await IsAbandonedAsync(attempt.Lock, client, cancellation))
        {
            attempt = await store.AcquireAsync(runId, takeOverFrom: attempt.Lock, cancellation);
        }

        return attempt;
    }

    /// <summary>Frees a lock whose owner has ended, or whose lease has run out: for a host that starts.</summary>
    public async Task FreeAbandonedAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        if (await store.ReadLockAsync(cancellation) is { } held && await IsAbandonedAsync(held, client, cancellation))
        {
            await store.ReleaseAsync(held.RunId, cancellation);
        }
    }

    /// <summary>An owner that is not known here may be another host's, and one that runs may be held up: their leases tell.</summary>
    private async Task<bool> IsAbandonedAsync(RunLock held, DurableTaskClient client, CancellationToken cancellation) =>
        time.GetUtcNow() > held.ExpiresAt
        || await client.GetInstanceAsync(held.RunId, cancellation) is { IsCompleted: true };
}
