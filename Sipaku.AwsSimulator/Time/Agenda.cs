namespace Sipaku.AwsSimulator.Time;

/// <summary>
/// What is to happen at which simulated time. Nothing happens by itself: whoever looks at the world first brings it up to date,
/// so that under a virtual clock everything is deterministic, and state transitions fall on their exact simulated times.
/// </summary>
internal sealed class Agenda(SimulatorClock clock)
{
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset Due, long Order)> _entries = new();
    private long _order;
    private DateTimeOffset? _happening;

    /// <summary>The time of what is happening: the due time of the entry that runs, else the clock's.</summary>
    public DateTimeOffset Now => _happening ?? clock.Now;

    public void In(TimeSpan delay, Func<Task> happening) => _entries.Enqueue(happening, (Now + delay, _order++));

    public void In(TimeSpan delay, Action happening) => In(delay, () =>
    {
        happening();
        return Task.CompletedTask;
    });

    public async Task CatchUpAsync()
    {
        while (_entries.TryPeek(out Func<Task>? happening, out (DateTimeOffset Due, long Order) key) && key.Due <= clock.Now)
        {
            _entries.Dequeue();
            _happening = key.Due;
            try
            {
                await happening();
            }
            finally
            {
                _happening = null;
            }
        }
    }
}
