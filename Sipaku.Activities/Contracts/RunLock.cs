namespace Sipaku.Activities.Contracts;

/// <summary>The lock that lets one run at a time.</summary>
/// <param name="RunId">Who holds it.</param>
/// <param name="Fence">Raised at each acquisition; what a later holder has published, an earlier one cannot replace.</param>
/// <param name="AcquiredAt">When it was taken, in UTC.</param>
/// <param name="RenewedAt">When its lease was last renewed, in UTC.</param>
public sealed record RunLock(string RunId, long Fence, DateTime AcquiredAt, DateTime RenewedAt);
