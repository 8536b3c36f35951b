namespace Sipaku.AwsSimulator.Ledgers;

/// <summary>One resource's account in the ledger, which the service that holds it keeps up to date.</summary>
internal sealed class LedgerAccount(Ledger ledger, ResourceKind kind, string name, string id, int instances, IReadOnlyDictionary<string, string> tags)
{
    private readonly DateTimeOffset _createdAt = ledger.Now;
    private TimeSpan _billed;
    private DateTimeOffset? _billedSince;
    private DateTimeOffset? _endedAt;

    public DateTimeOffset Now => ledger.Now;

    private string DisplayName => id == name ? name : $"{name} ({id})";

    public TimeSpan BilledTime => _billed + (_billedSince is { } since ? ledger.Now - since : TimeSpan.Zero);

    public void Bill()
    {
        _billedSince ??= ledger.Now;
    }

    public void StopBilling()
    {
        _billed = BilledTime;
        _billedSince = null;
    }

    public void End()
    {
        StopBilling();
        _endedAt ??= ledger.Now;
    }

    public void Happened(string what) => ledger.Record(new SimulatorEvent(ledger.Now, kind, DisplayName, what));

    public LedgerEntry Snapshot() => new(kind, name, id, _createdAt, _endedAt, _billedSince is not null, BilledTime, instances, tags);
}
