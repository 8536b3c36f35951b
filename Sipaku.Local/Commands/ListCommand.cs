using System.CommandLine;
using Sipaku.Local.Hosting;

namespace Sipaku.Local.Commands;

/// <summary><c>list</c>: the runs, the newest first.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        Option<int> top = new("--top") { Description = "How many at the most.", DefaultValueFactory = _ => 20 };
        Command command = new("list", "List the runs, the newest first.") { top };
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetValue(top), interruption));
        return command;
    }

    private static async Task<int> RunAsync(int top, Interruption interruption)
    {
        await using HostSession session = await HostSession.OpenAsync(dormant: true, interruption.Token);
        IReadOnlyList<InstanceStatus> runs = await session.Client.ListAsync(top, interruption.Token);
        foreach (InstanceStatus run in runs)
        {
            Console.Out.WriteLine($"{run.InstanceId}  {run.Outcome?.Outcome ?? run.RuntimeStatus,-10}  {run.Summary}");
        }

        if (runs.Count == 0)
        {
            Console.Error.WriteLine("There is no run yet. Start one with: run");
        }

        return ExitCode.Success;
    }
}
