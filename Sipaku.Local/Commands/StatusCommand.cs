using System.CommandLine;
using Sipaku.Local.Hosting;

namespace Sipaku.Local.Commands;

/// <summary><c>status</c>: where a run is, or how it ended.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        Argument<string?> id = RunArgument.Create();
        Command command = new("status", "Show where a run is, or how it ended.") { id };
        CommandAction.Set(command, (parsed, _) => RunAsync(parsed.GetValue(id)));
        return command;
    }

    private static async Task<int> RunAsync(string? id)
    {
        await using Setup setup = Setup.Read();
        InstanceStatus run = RunArgument.Find(setup.Home, id);
        Console.Out.WriteLine($"{run.InstanceId}  {run.StateIn(setup.Home)}");
        Console.Out.WriteLine($"started  {run.CreatedTime:yyyy-MM-dd HH:mm:ss}Z");
        Console.Out.WriteLine($"updated  {run.LastUpdatedTime:yyyy-MM-dd HH:mm:ss}Z");
        if (run.Run is { } status)
        {
            Console.Out.WriteLine($"step     {status.Step} ({status.Number} of {status.Steps}, {status.Percent} %)");
            Console.Out.WriteLine(status.Job is null ? "" : $"job      {status.Job}");
            if (status.Waiting is { } waiting)
            {
                Console.Out.WriteLine($"waiting  {waiting}");
            }
        }

        Console.Out.WriteLine(run.Summary);
        foreach (string left in run.Run?.NotUndone ?? [])
        {
            Console.Out.WriteLine(left);
        }

        return ExitCode.Success;
    }
}
