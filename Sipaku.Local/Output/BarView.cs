using Sipaku.Local.Hosting;
using Spectre.Console;

namespace Sipaku.Local.Output;

/// <summary>A progress bar, for a terminal.</summary>
internal sealed class BarView(IAnsiConsole error) : IRunView
{
    public Task<InstanceStatus> ShowAsync(Func<Action<InstanceStatus>, Task<InstanceStatus>> watch) =>
        error.Progress()
            .AutoClear(false)
            .Columns(new ProgressBarColumn { Width = 20 }, new PercentageColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async progress =>
            {
                ProgressTask bar = progress.AddTask("Starting.", maxValue: 100);
                return await watch(status =>
                {
                    if (status.Run is { } run)
                    {
                        bar.Value = run.Percent;
                        bar.Description = Markup.Escape(run.Waiting is not null ? $"{run.Message} {run.Waiting}" : run.Job is null ? run.Message : $"{run.Message} ({run.Job})");
                    }
                });
            });
}
