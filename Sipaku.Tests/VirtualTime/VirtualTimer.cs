namespace Sipaku.Tests.VirtualTime;

/// <summary>A timer of a virtual clock.</summary>
internal sealed class VirtualTimer(VirtualClock clock, Action fire) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private volatile bool _disposed;

    /// <summary>Counts the times that it was set: what was queued for an earlier one is void.</summary>
    public long Arming { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        _period = period;
        clock.Arm(this, dueTime);
        return true;
    }

    public void Rearm()
    {
        if (_period != Timeout.InfiniteTimeSpan && _period > TimeSpan.Zero)
        {
            clock.Arm(this, _period);
        }
    }

    public void Fire()
    {
        if (!_disposed)
        {
            fire();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Arm(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
