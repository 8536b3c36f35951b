using System.Diagnostics;
using Sipaku.Tests.Support;

namespace Sipaku.Tests.FunctionsHost.Crash;

/// <summary>
/// Kills the worker, the host that it rides in, or both, at moments that chance chooses: after so many beginnings and ends of orchestrators'
/// turns and activities.
/// </summary>
internal sealed class Killer : IDisposable
{
    private const int LongestRest = 400;

    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly Action<string> _tell;
    private readonly ActivityListener _listener;
    private int _kills;
    private int _rest;

    public Killer(Random random, int kills, Action<string> tell)
    {
        _random = random;
        _kills = kills;
        _tell = tell;
        _rest = _random.Next(1, LongestRest);
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "DurableTask.Core",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => Count(),
            ActivityStopped = _ => Count(),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    private void Count()
    {
        lock (_gate)
        {
            if (_kills == 0 || --_rest > 0)
            {
                return;
            }

            _kills--;
            _rest = _random.Next(1, LongestRest);
            bool host = _random.Next(3) > 0;
            bool worker = !host || _random.Next(2) == 0;
            _tell(host ? "kill host" : "kill worker");
            if (worker)
            {
                ChildProcesses.KillOf(Environment.ProcessId);
            }

            if (host)
            {
                Process.GetCurrentProcess().Kill();
            }
        }
    }
}
