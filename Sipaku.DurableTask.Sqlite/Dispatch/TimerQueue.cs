namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>What happens at a later time, on one timer of the time provider. What is called looks for itself whether it is still wanted.</summary>
internal sealed class TimerQueue : IDisposable
{
    // A machine that slept, or a clock that was set, is noticed after this.
    private static readonly TimeSpan MaxSleep = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Action, long> _queue = new();
    private readonly ITimer _timer;
    private long _wakeAt = long.MaxValue;
    private bool _disposed;

    public TimerQueue(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(static state => ((TimerQueue)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <param name="dueAt">When, in UTC ticks; a time that has passed is as good as now.</param>
    /// <param name="action">Called on a thread of the pool, with no lock held.</param>
    public void Add(long dueAt, Action action)
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _queue.Enqueue(action, dueAt);
                Arm();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _queue.Clear();
        }

        _timer.Dispose();
    }

    private void Fire()
    {
        List<Action> due = [];
        lock (_gate)
        {
            _wakeAt = long.MaxValue;
            long now = _time.GetUtcNow().UtcTicks;
            while (_queue.TryPeek(out Action? next, out long dueAt) && dueAt <= now)
            {
                _queue.Dequeue();
                due.Add(next);
            }

            if (!_disposed)
            {
                Arm();
            }
        }

        foreach (Action action in due)
        {
            action();
        }
    }

    private void Arm()
    {
        if (!_queue.TryPeek(out _, out long dueAt) || dueAt >= _wakeAt)
        {
            return;
        }

        // Timers count whole milliseconds and round down: one more, rather than to wake before the time.
        TimeSpan sleep = TimeSpan.FromMilliseconds(Math.Ceiling(TimeSpan.FromTicks(Math.Max(0, dueAt - _time.GetUtcNow().UtcTicks)).TotalMilliseconds));
        _wakeAt = dueAt;
        _timer.Change(sleep > MaxSleep ? MaxSleep : sleep, Timeout.InfiniteTimeSpan);
    }
}
