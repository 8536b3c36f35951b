namespace Sipaku.Runtime.Engine.Instances;

/// <summary>Those who wait for an instance to start or to end.</summary>
internal sealed class InstanceWaiters
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Id, bool Finished), Moment> _moments = [];
    private int _dependent;

    /// <summary>Raised when somebody begins to depend on what happens next.</summary>
    public event Action? WaitBegan;

    /// <summary>True while somebody depends on what happens next; a virtual clock moves only then.</summary>
    public bool Any => Volatile.Read(ref _dependent) > 0;

    /// <summary>
    /// Begins to wait for an instance to start or to end. Look at the store after this call: what was so before is not told.
    /// </summary>
    public Wait Begin(string id, bool finished)
    {
        lock (_gate)
        {
            if (!_moments.TryGetValue((id, finished), out Moment? moment))
            {
                _moments.Add((id, finished), moment = new Moment());
            }

            moment.Waits++;
            return new Wait(this, (id, finished), moment);
        }
    }

    public void Tell(string id, bool finished)
    {
        if (_moments.Count == 0)
        {
            return;
        }

        lock (_gate)
        {
            if (_moments.Remove((id, finished), out Moment? moment))
            {
                _dependent -= moment.Dependent;
                moment.Source.TrySetResult();
            }
        }
    }

    internal sealed class Moment
    {
        public TaskCompletionSource Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waits { get; set; }

        public int Dependent { get; set; }
    }

    /// <summary>One who waits.</summary>
    internal sealed class Wait(InstanceWaiters waiters, (string Id, bool Finished) key, Moment moment) : IDisposable
    {
        private bool _depends;

        /// <summary>Waits for it, where the store did not show it yet.</summary>
        public Task WhenToldAsync(CancellationToken cancellation)
        {
            lock (waiters._gate)
            {
                if (!moment.Source.Task.IsCompleted)
                {
                    _depends = true;
                    moment.Dependent++;
                    waiters._dependent++;
                }
            }

            waiters.WaitBegan?.Invoke();
            return moment.Source.Task.WaitAsync(cancellation);
        }

        public void Dispose()
        {
            lock (waiters._gate)
            {
                moment.Waits--;
                if (moment.Source.Task.IsCompleted)
                {
                    return;
                }

                if (_depends)
                {
                    moment.Dependent--;
                    waiters._dependent--;
                }

                if (moment.Waits == 0)
                {
                    waiters._moments.Remove(key);
                }
            }
        }
    }
}
