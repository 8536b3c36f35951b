using Sipaku.Runtime.Engine.Instances;

namespace Sipaku.Runtime.Engine;

/// <summary>
/// Looks for orchestrators that block their thread, on a thread of its own: the pool's may all be blocked, and a virtual clock says
/// nothing about threads.
/// </summary>
internal sealed class EngineMonitor : IDisposable
{
    private const int LooksPerLimit = 4;

    private readonly EngineCore _core;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();

    public EngineMonitor(EngineCore core)
    {
        _core = core;
        _thread = new Thread(Run) { IsBackground = true, Name = "Sipaku durable monitor" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        TimeSpan limit = _core.Options.BlockedTurnLimit;
        while (!_stop.Wait(limit / LooksPerLimit))
        {
            foreach (LiveInstance instance in _core.Directory.All)
            {
                instance.FailWhereBlocked(LooksPerLimit + 1, limit);
            }
        }
    }
}
