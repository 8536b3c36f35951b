using Sipaku.AwsSimulator.Ledgers;

namespace Sipaku.AwsSimulator.Faults;

/// <summary>How the next clusters, steps, training jobs and endpoint deployments end. Safe to change while calls arrive.</summary>
public sealed class OutcomeScript
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ResourceKind, Queue<Outcome>> _next = [];

    /// <summary>
    /// Sets how the next resource of a kind ends that has no outcome yet; those after it end normally again. For endpoints it is the next
    /// creation or update.
    /// </summary>
    public void Next(ResourceKind kind, Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        lock (_lock)
        {
            if (!_next.TryGetValue(kind, out Queue<Outcome>? queue))
            {
                _next[kind] = queue = new Queue<Outcome>();
            }

            queue.Enqueue(outcome);
        }
    }

    internal Outcome Take(ResourceKind kind)
    {
        lock (_lock)
        {
            return _next.TryGetValue(kind, out Queue<Outcome>? queue) && queue.TryDequeue(out Outcome? outcome) ? outcome : Outcome.Normal;
        }
    }
}
