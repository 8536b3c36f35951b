using Sipaku.AwsSimulator.Time;

namespace Sipaku.AwsSimulator.Ledgers;

/// <summary>Every resource that was ever made, and everything that happened to one.</summary>
internal sealed class Ledger(Agenda agenda, Action<SimulatorEvent>? onEvent)
{
    private readonly List<LedgerAccount> _accounts = [];
    private readonly List<SimulatorEvent> _events = [];

    public DateTimeOffset Now => agenda.Now;

    public IReadOnlyList<SimulatorEvent> Events => _events;

    public LedgerAccount Open(ResourceKind kind, string name, string? id = null, int instances = 1, IReadOnlyDictionary<string, string>? tags = null)
    {
        LedgerAccount account = new(this, kind, name, id ?? name, instances, tags ?? new Dictionary<string, string>());
        _accounts.Add(account);
        return account;
    }

    public void Record(SimulatorEvent happened)
    {
        _events.Add(happened);
        onEvent?.Invoke(happened);
    }

    public LedgerSnapshot Snapshot() => new(Now, [.. _accounts.Select(a => a.Snapshot())]);
}
