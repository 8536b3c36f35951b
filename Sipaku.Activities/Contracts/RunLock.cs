namespace Sipaku.Activities.Contracts;

/// <summary>The lock that lets one run at a time.</summary>
/// <param name="RunId">Who holds it.</param>
/// <param name="Fence">Raised at each acquisition; what a later holder has published, an earlier one cannot replace.</param>
/// <param name="AcquiredAt">When it was taken, in UTC.</param>
/// <param name="RenewedAt">When its lease was last renewed, in UTC.</param>
/// <param name="ExpiresAt">When the lease runs out, in UTC: from then on another run may take the lock, whatever is known of its holder.</param>
public sealed record RunLock(string RunId, long Fence, DateTime AcquiredAt, DateTime RenewedAt, DateTime ExpiresAt = default)
{
    /// <summary>The lease of a lock that was just taken: its run is about to be scheduled.</summary>
    public static readonly TimeSpan StartLease = TimeSpan.FromSeconds(30);

    /// <summary>The lease that each renewal gives a run.</summary>
    public static readonly TimeSpan RunLease = TimeSpan.FromMinutes(10);
}
