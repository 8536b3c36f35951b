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
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetValue(id), interruption));
        return command;
    }

    private static async Task<int> RunAsync(string? id, Interruption interruption)
    {
        await using HostSession session = await HostSession.OpenAsync(dormant: true, interruption.Token);
        InstanceStatus run = await RunArgument.FindAsync(session.Client, id, interruption.Token);
        Console.Out.WriteLine($"{run.InstanceId}  {run.Outcome?.Outcome ?? run.RuntimeStatus}");
        Console.Out.WriteLine($"started  {run.CreatedTime:yyyy-MM-dd HH:mm:ss}Z");
        Console.Out.WriteLine($"updated  {run.LastUpdatedTime:yyyy-MM-dd HH:mm:ss}Z");
        if (run.Run is { } status)
        {
            Console.Out.WriteLine($"step     {status.Step} ({status.Number} of {status.Steps}, {status.Percent} %)");
            Console.Out.WriteLine(status.Job is null ? "" : $"job      {status.Job}");
        }

        Console.Out.WriteLine(run.Summary);
        foreach (string left in run.Run?.NotUndone ?? [])
        {
            Console.Out.WriteLine(left);
        }

        return ExitCode.Success;
    }
}
