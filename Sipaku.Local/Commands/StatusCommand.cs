using System.CommandLine;
using Sipaku.Activities.Contracts;
using Sipaku.Local.Hosting;

namespace Sipaku.Local.Commands;

/// <summary><c>status</c>: where a run is, or how it ended.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        Argument<string?> id = RunArgument.Create();
        Command command = new("status", "Show where a run is, or how it ended.") { id };
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetValue(id), interruption));
        return command;
    }

    private static async Task<int> RunAsync(string? id, Interruption interruption)
    {
        await using Setup setup = Setup.Read();
        KnownRuns runs = new(setup);
        RunRecord run = await runs.FindAsync(id, interruption.Token);
        InstanceStatus? live = runs.LiveOf(run.RunId);
        Console.Out.WriteLine($"{run.RunId}  {runs.StateOf(run.RunId, run.State)}");
        Console.Out.WriteLine($"started  {run.StartedAt:yyyy-MM-dd HH:mm:ss}Z");
        Console.Out.WriteLine($"updated  {live?.LastUpdatedTime ?? run.EndedAt ?? run.StartedAt:yyyy-MM-dd HH:mm:ss}Z");
        if (live?.Run is { } status)
        {
            Console.Out.WriteLine($"step     {status.Step} ({status.Number} of {status.Steps}, {status.Percent} %)");
            if (status.Job is { } job)
            {
                Console.Out.WriteLine($"job      {job}");
            }

            if (status.Waiting is { } waiting)
            {
                Console.Out.WriteLine($"waiting  {waiting}");
            }
        }

        Console.Out.WriteLine(live is { Ended: false } ? live.Summary : string.Join(' ', run.Reasons));
        foreach (string left in run.NotUndone)
        {
            Console.Out.WriteLine(left);
        }

        return ExitCode.Success;
    }
}
