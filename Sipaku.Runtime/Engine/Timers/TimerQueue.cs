namespace Sipaku.Runtime.Engine.Timers;

/// <summary>The durable timers of all instances, on one timer of the time provider.</summary>
internal sealed class TimerQueue : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _maxSleep;
    private readonly Lock _gate = new();
    private readonly PriorityQueue<DueMessage, long> _queue = new();
    private readonly ITimer _timer;
    private long _wakeAt = long.MaxValue;
    private bool _stopped;

    public TimerQueue(TimeProvider time, TimeSpan maxSleep)
    {
        _time = time;
        _maxSleep = maxSleep;
        _timer = time.CreateTimer(static state => ((TimerQueue)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Posts the message to the instance when the time has come, at once where it has.</summary>
    public void Add(DueMessage message)
    {
        if (message.DueAt <= _time.GetUtcNow().Ticks)
        {
            message.Deliver();
            return;
        }

        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            _queue.Enqueue(message, message.DueAt);
            Arm();
        }
    }

    /// <summary>Takes a message back, if it was not posted yet.</summary>
    public void Cancel(DueMessage message)
    {
        lock (_gate)
        {
            message.Cancel();
            if (!_stopped && message.DueAt <= _wakeAt)
            {
                _wakeAt = long.MaxValue;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                Arm();
            }
        }
    }

    /// <summary>Does something a while later, for retries of the engine's own.</summary>
    public void RunLater(Action action, TimeSpan delay)
    {
        ITimer? timer = null;
        timer = _time.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                action();
            },
            null,
            delay,
            Timeout.InfiniteTimeSpan);
    }

    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            _queue.Clear();
        }
    }

    public void Dispose()
    {
        Stop();
        _timer.Dispose();
    }

    private void Fire()
    {
        List<DueMessage> due = [];
        lock (_gate)
        {
            _wakeAt = long.MaxValue;
            long now = _time.GetUtcNow().Ticks;
            while (_queue.TryPeek(out DueMessage? next, out long dueAt) && (dueAt <= now || next.IsCancelled))
            {
                _queue.Dequeue();
                due.Add(next);
            }

            if (!_stopped)
            {
                Arm();
            }
        }

        foreach (DueMessage message in due)
        {
            message.Deliver();
        }
    }

    private void Arm()
    {
        while (_queue.TryPeek(out DueMessage? next, out long dueAt))
        {
            if (next.IsCancelled)
            {
                _queue.Dequeue();
                continue;
            }

            if (dueAt >= _wakeAt)
            {
                return;
            }

            // Timers count whole milliseconds and round down: one more, rather than to wake before the time.
            TimeSpan sleep = TimeSpan.FromMilliseconds(Math.Ceiling(TimeSpan.FromTicks(Math.Max(0, dueAt - _time.GetUtcNow().Ticks)).TotalMilliseconds));
            if (sleep > _maxSleep)
            {
                sleep = _maxSleep;
            }

            _wakeAt = dueAt;
            _timer.Change(sleep, Timeout.InfiniteTimeSpan);
            return;
        }
    }
}
