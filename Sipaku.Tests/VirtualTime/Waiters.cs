namespace Sipaku.Tests.VirtualTime;

/// <summary>Those who wait. The engine guards it.</summary>
internal sealed class Waiters
{
    private readonly List<Waiter> _waiting = [];
    private Exception? _fault;

    public bool Any => _waiting.Count > 0;

    /// <summary>Lets somebody wait.</summary>
    /// <returns>False where there is nothing to wait for any more.</returns>
    /// <exception cref="InvalidOperationException">Nobody may wait any more, since something went wrong.</exception>
    public bool Add(Waiter waiter)
    {
        if (_fault is not null)
        {
            throw new InvalidOperationException(_fault.Message, _fault);
        }

        if (waiter.IsMet)
        {
            return false;
        }

        _waiting.Add(waiter);
        return true;
    }

    public void Remove(Waiter waiter) => _waiting.Remove(waiter);

    /// <summary>Ends waits that are over.</summary>
    /// <param name="about">The instance that has moved on; null for waits until nothing is under way.</param>
    public void Settle(VirtualInstance? about)
    {
        foreach (Waiter waiter in _waiting.FindAll(waiter => waiter.Instance == about && waiter.IsMet))
        {
            _waiting.Remove(waiter);
            waiter.Over.SetResult();
        }
    }

    /// <summary>Fails those who wait for an instance: nothing will happen any more.</summary>
    public void GiveUp()
    {
        foreach (Waiter waiter in _waiting.FindAll(waiter => waiter.Instance is not null))
        {
            End(waiter, new InvalidOperationException(
                $"Instance {waiter.Instance!.Id} would wait for ever: no activity runs and no timer is set. An event is missing, or the orchestrator awaits something that is not durable."));
        }
    }

    /// <summary>Fails those who wait and those who will.</summary>
    public void Fail(Exception exception)
    {
        _fault ??= exception;
        foreach (Waiter waiter in _waiting.ToList())
        {
            End(waiter, _fault);
        }
    }

    private void End(Waiter waiter, Exception exception)
    {
        _waiting.Remove(waiter);
        waiter.Over.SetException(exception);
    }
}
