using Microsoft.DurableTask;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>
/// The external events of one execution. Waiters of one name form a stack, the newest is served first (as in the official worker, so
/// that a waiter that a Task.WhenAny left behind does not take the event); events without a waiter are kept. Names compare without
/// regard to case. Unlike there, a cancelled waiter leaves the stack, so that an event after a timeout is kept and not lost.
/// </summary>
internal sealed class ExternalEvents(DataConverter converter)
{
    private readonly Dictionary<string, List<EventWaiter>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string? Data)> _buffer = [];

    public bool HasWaiters => _waiters.Count > 0;

    public Task<T> WaitAsync<T>(string name, CancellationToken cancellation)
    {
        if (_waiters.TryGetValue(name, out List<EventWaiter>? stack) && stack[^1].EventType != typeof(T))
        {
            throw new ArgumentException(
                $"Events with the same name must have the same type argument. Expected {stack[^1].EventType.FullName} but was requested {typeof(T).FullName}.");
        }

        EventWaiter<T> waiter = new();
        int buffered = _buffer.FindIndex(raised => string.Equals(raised.Name, name, StringComparison.OrdinalIgnoreCase));
        if (buffered >= 0)
        {
            string? data = _buffer[buffered].Data;
            _buffer.RemoveAt(buffered);
            waiter.Complete(data, converter);
            return waiter.Task;
        }

        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        if (stack is null)
        {
            _waiters.Add(name, stack = []);
        }

        stack.Add(waiter);
        if (cancellation.CanBeCanceled)
        {
            cancellation.Register(() =>
            {
                Remove(name, waiter);
                waiter.Cancel(cancellation);
            });
        }

        return waiter.Task;
    }

    public void Raise(string name, string? data)
    {
        if (_waiters.TryGetValue(name, out List<EventWaiter>? stack))
        {
            EventWaiter waiter = stack[^1];
            Remove(name, waiter);
            waiter.Complete(data, converter);
        }
        else
        {
            _buffer.Add((name, data));
        }
    }

    /// <summary>Takes the events that nobody has waited for, in the order in which they came.</summary>
    public List<(string Name, string? Data)> TakeBuffered()
    {
        List<(string Name, string? Data)> taken = [.. _buffer];
        _buffer.Clear();
        return taken;
    }

    private void Remove(string name, EventWaiter waiter)
    {
        if (_waiters.TryGetValue(name, out List<EventWaiter>? stack) && stack.Remove(waiter) && stack.Count == 0)
        {
            _waiters.Remove(name);
        }
    }
}
