using DurableTask.Core;
using Sipaku.DurableTask.Sqlite.Tables;

namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>Those who wait for an instance to end, without asking again and again.</summary>
internal sealed class InstanceWaiters
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Waiter>> _waiters = new(StringComparer.Ordinal);

    /// <summary>Begins to wait. Look at the store after this call: what was so before is not told.</summary>
    public Waiter Begin(string id, string? executionId)
    {
        Waiter waiter = new(id, executionId);
        lock (_gate)
        {
            if (!_waiters.TryGetValue(id, out List<Waiter>? waiters))
            {
                _waiters.Add(id, waiters = []);
            }

            waiters.Add(waiter);
        }

        return waiter;
    }

    public void End(Waiter waiter)
    {
        lock (_gate)
        {
            if (_waiters.TryGetValue(waiter.Id, out List<Waiter>? waiters) && waiters.Remove(waiter) && waiters.Count == 0)
            {
                _waiters.Remove(waiter.Id);
            }
        }
    }

    public bool AnyFor(string id)
    {
        lock (_gate)
        {
            return _waiters.ContainsKey(id);
        }
    }

    /// <summary>Tells those who wait for it that an instance has ended; each gets objects of its own.</summary>
    public void Tell(InstanceRow row)
    {
        foreach (Waiter waiter in For(row.Id))
        {
            if (row.IsKnownAs(waiter.ExecutionId))
            {
                waiter.Source.TrySetResult(row.ToState());
            }
        }
    }

    /// <summary>An unfinished instance was replaced: those who wait for that execution wait in vain.</summary>
    public void TellReplaced(InstanceRow row)
    {
        foreach (Waiter waiter in For(row.Id))
        {
            if (!string.IsNullOrEmpty(waiter.ExecutionId) && row.IsKnownAs(waiter.ExecutionId))
            {
                waiter.Source.TrySetResult(null);
            }
        }
    }

    /// <summary>The store closes: nobody will be told any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            foreach (Waiter waiter in _waiters.Values.SelectMany(static waiters => waiters))
            {
                waiter.Source.TrySetException(new ObjectDisposedException(nameof(SqliteOrchestrationService), "The durable store is closed."));
            }
        }
    }

    private List<Waiter> For(string id)
    {
        lock (_gate)
        {
            return _waiters.TryGetValue(id, out List<Waiter>? waiters) ? [.. waiters] : [];
        }
    }

    /// <summary>One who waits.</summary>
    internal sealed record Waiter(string Id, string? ExecutionId)
    {
        public TaskCompletionSource<OrchestrationState?> Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Equals(Waiter? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Source.GetHashCode();
    }
}
