using Sipaku.Activities.Contracts;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Ports;

namespace Sipaku.Activities;

/// <summary>What each step of a run makes sure of before it does anything.</summary>
internal static class HeldLock
{
    /// <summary>Renews the run's lease. One that has run out is renewed too, where nobody has taken the lock since.</summary>
    /// <exception cref="PermanentException">The run does not hold the lock any more.</exception>
    public static async Task RequireLockAsync(this IForecastStore store, string runId, CancellationToken cancellation)
    {
        if (await store.RenewAsync(runId, cancellation))
        {
            return;
        }

        RunLock? held = await store.ReadLockAsync(cancellation);
        throw new PermanentException(held is null
            ? $"Run {runId} stops here: its lock is gone. Start another run."
            : $"Run {runId} stops here: a later run has taken the lock ({held.RunId}, fence {held.Fence}).");
    }
}
