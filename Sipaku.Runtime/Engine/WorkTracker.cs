namespace Sipaku.Runtime.Engine;

/// <summary>Counts what is under way: turns, commits, activities. A drain and a virtual clock want to know when nothing is.</summary>
internal sealed class WorkTracker
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _idle = CreateCompleted();
    private int _count;

    /// <summary>Raised on any thread when the last work has ended.</summary>
    public event Action? BecameIdle;

    public bool IsIdle => Volatile.Read(ref _count) == 0;

    public void Begin()
    {
        if (Interlocked.Increment(ref _count) == 1)
        {
            lock (_gate)
            {
                if (_idle.Task.IsCompleted)
                {
                    _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }
        }
    }

    public void End()
    {
        if (Interlocked.Decrement(ref _count) == 0)
        {
            lock (_gate)
            {
                if (_count == 0)
                {
                    _idle.TrySetResult();
                }
            }

            BecameIdle?.Invoke();
        }
    }

    /// <summary>Completes when nothing is under way.</summary>
    public async Task WhenIdleAsync()
    {
        while (!IsIdle)
        {
            Task idle;
            lock (_gate)
            {
                idle = _idle.Task;
            }

            await idle;
        }
    }

    private static TaskCompletionSource CreateCompleted()
    {
        TaskCompletionSource completed = new();
        completed.SetResult();
        return completed;
    }
}
