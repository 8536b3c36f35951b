using System.Collections.Concurrent;

namespace Sipaku.Runtime.Engine.Instances;

/// <summary>Those who wait for an instance to start or to end.</summary>
internal sealed class InstanceWaiters
{
    private readonly ConcurrentDictionary<(string Id, bool Finished), TaskCompletionSource> _waiters = new();

    private int _waits;

    /// <summary>Raised when somebody begins to wait.</summary>
    public event Action? WaitBegan;

    /// <summary>True while somebody waits; a virtual clock moves only then.</summary>
    public bool Any => Volatile.Read(ref _waits) > 0;

    /// <summary>Begins a wait, which ends when the result is disposed of.</summary>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref _waits);
        return new Wait(this);
    }

    /// <summary>
    /// A task that completes when the instance next starts or ends. Look at the store after this call: what was so before is not told.
    /// </summary>
    public Task Next(string id, bool finished) => _waiters
        .GetOrAdd((id, finished), static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
        .Task;

    /// <summary>Says that a wait has looked at the store and now depends on what happens.</summary>
    public void Settle() => WaitBegan?.Invoke();

    public void Tell(string id, bool finished)
    {
        if (!_waiters.IsEmpty && _waiters.TryRemove((id, finished), out TaskCompletionSource? waiting))
        {
            waiting.TrySetResult();
        }
    }

    private sealed class Wait(InstanceWaiters waiters) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref waiters._waits);
    }
}
