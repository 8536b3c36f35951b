namespace Sipaku.AwsSimulator.Ledgers;

/// <summary>What existed, exists, was and is billed, at one simulated time.</summary>
/// <param name="At">The simulated time.</param>
/// <param name="Entries">Every resource ever made, in the order of creation.</param>
public sealed record LedgerSnapshot(DateTimeOffset At, IReadOnlyList<LedgerEntry> Entries)
{
    /// <summary>What costs money at this moment. Empty means that nothing billable was left behind.</summary>
    public IReadOnlyList<LedgerEntry> Billed => [.. Entries.Where(e => e.IsBilled)];

    /// <summary>What exists of a kind.</summary>
    public IReadOnlyList<LedgerEntry> Existing(ResourceKind kind) => [.. Entries.Where(e => e.Kind == kind && e.EndedAt is null)];

    /// <summary>Everything ever made of a kind.</summary>
    public IReadOnlyList<LedgerEntry> Ever(ResourceKind kind) => [.. Entries.Where(e => e.Kind == kind)];

    /// <summary>How long resources of a kind have cost money in all, a resource of n instances counting n times.</summary>
    public TimeSpan BilledTime(ResourceKind kind) =>
        Entries.Where(e => e.Kind == kind).Aggregate(TimeSpan.Zero, (sum, e) => sum + e.BilledTime * e.Instances);
}
