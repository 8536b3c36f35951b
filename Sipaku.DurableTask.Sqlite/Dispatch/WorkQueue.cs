using System.Diagnostics.CodeAnalysis;

namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>What dispatchers wait for: one signal for each entry of a queue that somebody else keeps.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Disposing of a semaphore leaves those hanging who wait for it.")]
internal sealed class WorkQueue<T>
{
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Queue<T> _queue = new();
    private volatile bool _closed;

    public int Count => _queue.Count;

    /// <summary>Puts something at the end; behind the hub's lock.</summary>
    public void Enqueue(T item)
    {
        _queue.Enqueue(item);
        _signal.Release();
    }

    /// <summary>Takes what is first; behind the hub's lock, once for each wait that came through.</summary>
    public bool TryDequeue(out T? item) => _queue.TryDequeue(out item);

    /// <summary>Waits for an entry. False where the time is over or the dispatchers stop: nothing is taken then.</summary>
    public async ValueTask<bool> WaitAsync(TimeSpan timeout, CancellationToken stopping)
    {
        if (stopping.IsCancellationRequested)
        {
            return false;
        }

        try
        {
            if (!await _signal.WaitAsync(timeout, stopping))
            {
                return false;
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        if (_closed || stopping.IsCancellationRequested)
        {
            _signal.Release();
            return false;
        }

        return true;
    }

    /// <summary>Sends all away who wait, one waking the next.</summary>
    public void Close()
    {
        _closed = true;
        _signal.Release();
    }
}
