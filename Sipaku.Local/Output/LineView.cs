using Sipaku.Local.Hosting;

namespace Sipaku.Local.Output;

/// <summary>A line a step, for logs and pipes.</summary>
internal sealed class LineView(Action<string> write) : IRunView
{
    private string? _message;
    private string? _job;

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
            (_message, _job) = (run.Message, null);
        }
        else if (run.Job is not null && run.Job != _job)
        {
            // Only a job that is still there at a second look is worth a line.
            write($"      waiting for {run.Job}");
            _job = run.Job;
        }
    }
}
