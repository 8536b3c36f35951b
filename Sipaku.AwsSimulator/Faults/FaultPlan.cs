namespace Sipaku.AwsSimulator.Faults;

/// <summary>Which calls fail, and how. Scripted faults come before random ones. Safe to change while calls arrive.</summary>
public sealed class FaultPlan
{
    private static readonly FaultKind[] _usual =
        [FaultKind.Throttle, FaultKind.InternalError, FaultKind.ServiceUnavailable, FaultKind.Drop, FaultKind.DropAfterEffect];

    private readonly Lock _lock = new();
    private readonly List<Scripted> _scripted = [];
    private double _rate;
    private FaultKind[] _kinds = [];
    private Random _random = new(0);

    /// <summary>Adds a fault; faults that match the same call are taken in the order in which they were added.</summary>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
        {
            _scripted.Add(new Scripted(fault));
        }
    }

    /// <summary>Hits each call with a probability, drawn from a seeded generator, so that the same calls in the same order fail alike.</summary>
    /// <param name="rate">The probability, 0 to 1; 0 ends random faults.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="kinds">The kinds to choose from; none means throttles, 500s, 503s and dropped connections before and after the effect.</param>
    public void AtRandom(double rate, int seed, params FaultKind[] kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        lock (_lock)
        {
            _rate = rate;
            _kinds = kinds.Length > 0 ? kinds : _usual;
            _random = new Random(seed);
        }
    }

    /// <summary>Removes all faults, scripted and random.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _scripted.Clear();
            _rate = 0;
        }
    }

    internal FaultKind? Draw(string operation)
    {
        lock (_lock)
        {
            foreach (Scripted scripted in _scripted)
            {
                if (scripted.Hits(operation))
                {
                    return scripted.Fault.Kind;
                }
            }

            return _rate > 0 && _random.NextDouble() < _rate ? _kinds[_random.Next(_kinds.Length)] : null;
        }
    }

    private sealed class Scripted(Fault fault)
    {
        private int _seen;

        public Fault Fault => fault;

        public bool Hits(string operation)
        {
            if (fault.Operation is not null && fault.Operation != operation)
            {
                return false;
            }

            int seen = _seen++;
            return seen >= fault.Skip && seen < fault.Skip + fault.Times;
        }
    }
}
