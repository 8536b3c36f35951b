namespace Sipaku.Runtime.Engine.Instances;

/// <summary>What has come for an instance, and whether a turn of it is under way. Several threads use it.</summary>
internal sealed class Mailbox
{
    private readonly Lock _gate = new();
    private List<InstanceMessage> _messages = [];
    private bool _busy;
    private bool _wake;
    private bool _closed;

    public bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return _closed;
            }
        }
    }

    /// <summary>Adds a message and asks for a turn.</summary>
    /// <returns>True where the caller has to begin one, false where it will be taken after the one that is under way.</returns>
    public bool Add(InstanceMessage message)
    {
        lock (_gate)
        {
            _messages.Add(message);
            return TryWake();
        }
    }

    /// <summary>Asks for a turn.</summary>
    /// <returns>True where the caller has to begin one.</returns>
    public bool Wake()
    {
        lock (_gate)
        {
            return TryWake();
        }
    }

    /// <summary>Takes all for a turn.</summary>
    public List<InstanceMessage> TakeAll()
    {
        lock (_gate)
        {
            _wake = false;
            List<InstanceMessage> taken = _messages;
            _messages = [];
            return taken;
        }
    }

    /// <summary>Puts messages before all others and asks for another turn after the one that is under way.</summary>
    public void PutFirst(IEnumerable<InstanceMessage> messages)
    {
        lock (_gate)
        {
            _messages = [.. messages, .. _messages];
            _wake = true;
        }
    }

    /// <summary>Puts messages before all others; they are taken when another asks for a turn.</summary>
    public void PutBack(IEnumerable<InstanceMessage> messages)
    {
        lock (_gate)
        {
            _messages = [.. messages, .. _messages];
        }
    }

    /// <summary>Ends a turn.</summary>
    /// <param name="mayGoOn">False where no other is to follow, whatever was asked for.</param>
    /// <returns>True where the caller has to begin another.</returns>
    public bool EndTurn(bool mayGoOn)
    {
        lock (_gate)
        {
            _busy = _wake && mayGoOn && !_closed;
            return _busy;
        }
    }

    /// <summary>Does something while no turn is under way and none can begin.</summary>
    /// <returns>False where one is under way.</returns>
    public bool TryWhileIdle(Action action)
    {
        lock (_gate)
        {
            if (!_busy)
            {
                action();
            }

            return !_busy;
        }
    }

    /// <summary>Takes nothing more.</summary>
    /// <returns>What nobody took.</returns>
    public List<InstanceMessage> Close()
    {
        lock (_gate)
        {
            _closed = true;
            List<InstanceMessage> left = _messages;
            _messages = [];
            return left;
        }
    }

    private bool TryWake()
    {
        _wake = true;
        if (_busy || _closed)
        {
            return false;
        }

        _busy = true;
        return true;
    }
}
