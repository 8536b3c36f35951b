namespace Sipaku.Tests.VirtualTime;

/// <summary>
/// A clock that stands still until it is moved. Timers made on it fire on the thread that moves it, in the order of their times; the
/// clock shows each timer's time while it fires.
/// </summary>
internal sealed class VirtualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Arming), (long DueAt, long Order)> _queue = new();
    private long _now;
    private long _order;

    /// <summary>Makes one.</summary>
    /// <param name="start">What it shows at first.</param>
    public VirtualClock(DateTimeOffset start)
    {
        _now = start.UtcTicks;
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>When the next timer fires, or null where none is set.</summary>
    public DateTimeOffset? NextTimerAt
    {
        get
        {
            lock (_gate)
            {
                return Peek() is { } dueAt ? new DateTimeOffset(dueAt, TimeSpan.Zero) : null;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _now), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _now);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        VirtualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, firing what comes due on the way.</summary>
    /// <param name="span">How far; not negative.</param>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        long target = Volatile.Read(ref _now) + span.Ticks;
        while (FireNext(target))
        {
        }

        lock (_gate)
        {
            Volatile.Write(ref _now, Math.Max(_now, target));
        }
    }

    /// <summary>Moves to the next timer and fires it.</summary>
    /// <returns>False where none is set at or before the limit.</returns>
    public bool FireNext(long limit = long.MaxValue)
    {
        VirtualTimer timer;
        lock (_gate)
        {
            if (Peek() is not { } dueAt || dueAt > limit)
            {
                return false;
            }

            timer = _queue.Dequeue().Timer;
            Volatile.Write(ref _now, Math.Max(_now, dueAt));
            timer.Rearm();
        }

        timer.Fire();
        return true;
    }

    public void Arm(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            timer.Arming++;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _queue.Enqueue((timer, timer.Arming), (_now + dueTime.Ticks, _order++));
            }
        }
    }

    private long? Peek()
    {
        while (_queue.TryPeek(out (VirtualTimer Timer, long Arming) next, out (long DueAt, long Order) at))
        {
            if (next.Timer.Arming == next.Arming)
            {
                return at.DueAt;
            }

            _queue.Dequeue();
        }

        return null;
    }
}
