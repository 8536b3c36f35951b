namespace Sipaku.FunctionsHost.Durable;

/// <summary>Lets any number of turns run at once, or one alone, in the order in which they came.</summary>
internal sealed class TurnGate
{
    private readonly Lock _gate = new();
    private readonly Queue<(bool Alone, TaskCompletionSource Entered)> _waiting = new();
    private int _running;
    private bool _alone;

    public Task EnterAsync(bool alone)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && Fits(alone))
            {
                Take(alone);
                return Task.CompletedTask;
            }

            TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((alone, entered));
            return entered.Task;
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            _running--;
            _alone = false;
            while (_waiting.TryPeek(out (bool Alone, TaskCompletionSource Entered) next) && Fits(next.Alone))
            {
                _waiting.Dequeue();
                Take(next.Alone);
                next.Entered.SetResult();
            }
        }
    }

    private bool Fits(bool alone) => !_alone && (!alone || _running == 0);

    private void Take(bool alone)
    {
        _running++;
        _alone = alone;
    }
}
