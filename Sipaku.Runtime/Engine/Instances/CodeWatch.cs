namespace Sipaku.Runtime.Engine.Instances;

/// <summary>
/// Whether an orchestrator's code is running, for somebody who looks now and then. Looks are counted and not time, so that a machine that
/// was asleep is not taken for code that blocks.
/// </summary>
internal sealed class CodeWatch
{
    private readonly Lock _gate = new();
    private IReadOnlyList<InstanceMessage> _messages = [];
    private int _stretch;
    private int _looks;
    private bool _running;

    /// <summary>Begins a stretch of code.</summary>
    /// <param name="messages">What it is given.</param>
    /// <returns>The number of the stretch.</returns>
    public int Enter(IReadOnlyList<InstanceMessage> messages)
    {
        lock (_gate)
        {
            _messages = messages;
            _looks = 0;
            _running = true;
            return ++_stretch;
        }
    }

    /// <summary>Ends a stretch.</summary>
    /// <returns>False where it was given up meanwhile, and what came of it must not count.</returns>
    public bool Leave(int stretch)
    {
        lock (_gate)
        {
            bool mine = stretch == _stretch;
            _running &= !mine;
            return mine;
        }
    }

    /// <summary>Looks once, and gives up the stretch where it was seen running so often.</summary>
    /// <returns>What the stretch was given, or null where it goes on.</returns>
    public IReadOnlyList<InstanceMessage>? GiveUp(int looks)
    {
        lock (_gate)
        {
            if (!_running || ++_looks < looks)
            {
                return null;
            }

            _stretch++;
            _running = false;
            return _messages;
        }
    }
}
