using Sipaku.Local.Hosting;

namespace Sipaku.Local.Output;

/// <summary>A line a step, for logs and pipes.</summary>
internal sealed class LineView(TextWriter error) : IRunView
{
    private string? _last;

    public Task<InstanceStatus> ShowAsync(Func<Action<InstanceStatus>, Task<InstanceStatus>> watch) => watch(Show);

    private void Show(InstanceStatus status)
    {
        if (status.Run is not { } run)
        {
            return;
        }

        string line = run.Job is null ? $"[{run.Number}/{run.Steps}] {run.Message}" : $"[{run.Number}/{run.Steps}] {run.Message} ({run.Job})";
        if (line != _last)
        {
            error.WriteLine(line);
            _last = line;
        }
    }
}
