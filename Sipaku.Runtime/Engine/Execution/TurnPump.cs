namespace Sipaku.Runtime.Engine.Execution;

/// <summary>
/// Runs an orchestrator's code a turn at a time on one thread: what it continues with is queued here and run before the turn ends.
/// Whatever reaches it from outside a turn comes from an await that replay knows nothing of.
/// </summary>
internal sealed class TurnPump : SynchronizationContext
{
    // Any context but the pump: a continuation that was captured on the pump is then queued and not run inside the completing call, where
    // TaskScheduler.Current would not be the turn's.
    private static readonly SynchronizationContext Elsewhere = new();

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly TurnScheduler _scheduler;
    private readonly Action _onForeign;
    private volatile int _thread;

    /// <param name="onForeign">Called on a foreign thread where something is continued from outside a turn.</param>
    public TurnPump(Action onForeign)
    {
        _onForeign = onForeign;
        _scheduler = new TurnScheduler(this);
    }

    /// <summary>True on the thread of the turn that is under way.</summary>
    public bool IsOnTurn => _thread == Environment.CurrentManagedThreadId;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsOnTurn)
        {
            _queue.Enqueue((d, state));
        }
        else
        {
            _onForeign();
        }
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("An orchestrator's continuation cannot be run from another thread.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs the work and all that it leads to.</summary>
    public void RunTurn(Action work)
    {
        // A task on the turn's scheduler, so that TaskScheduler.Current is the turn's too: ContinueWith without a scheduler stays here.
        Task turn = new(
            () =>
            {
                SynchronizationContext? previous = Current;
                SetSynchronizationContext(this);
                _thread = Environment.CurrentManagedThreadId;
                try
                {
                    work();
                    Drain();
                }
                finally
                {
                    _thread = 0;
                    SetSynchronizationContext(previous);
                }
            });
        turn.RunSynchronously(_scheduler);
        turn.GetAwaiter().GetResult();
    }

    /// <summary>Runs the first stretch of the orchestrator's code and all that it leads to; on the turn's thread.</summary>
    public void Start(Action start)
    {
        start();
        Drain();
    }

    /// <summary>Completes something that the orchestrator may wait for, and runs all that it leads to; on the turn's thread.</summary>
    public void Deliver(Action complete)
    {
        SetSynchronizationContext(Elsewhere);
        try
        {
            complete();
        }
        finally
        {
            SetSynchronizationContext(this);
        }

        Drain();
    }

    /// <summary>Runs what is queued and all that it leads to; on the turn's thread.</summary>
    private void Drain()
    {
        while (_queue.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
        {
            next.Callback(next.State);
        }
    }
}
