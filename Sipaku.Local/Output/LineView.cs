using System.Diagnostics;
using Sipaku.Local.Hosting;

namespace Sipaku.Local.Output;

/// <summary>A line a step, for logs and pipes.</summary>
internal sealed class LineView(Action<string> write) : IRunView
{
    // A job that ends sooner is not worth a line.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private string? _message;
    private string? _waiting;
    private bool _toldJob;
    private long _since;

    public Task<InstanceStatus> ShowAsync(Func<Action<InstanceStatus>, Task<InstanceStatus>> watch) => watch(Show);

    private void Show(InstanceStatus status)
    {
        if (status.Run is not { } run)
        {
            return;
        }

        if (run.Message != _message)
        {
            write($"[{run.Number}/{run.Steps}] {run.Message}");
            (_message, _toldJob, _since) = (run.Message, false, Stopwatch.GetTimestamp());
        }
        else if (run.Waiting != _waiting)
        {
            write($"      {run.Waiting ?? "trying again"}");
            _waiting = run.Waiting;
        }
        else if (run.Job is not null && !_toldJob && Stopwatch.GetElapsedTime(_since) > Patience)
        {
            write($"      waiting for {run.Job}");
            _toldJob = true;
        }
    }
}
