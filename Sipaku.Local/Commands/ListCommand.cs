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
        CommandAction.Set(command, (parsed, _) => RunAsync(parsed.GetValue(top)));
        return command;
    }

    private static async Task<int> RunAsync(int top)
    {
        await using Setup setup = Setup.Read();
        IReadOnlyList<InstanceStatus> runs = RunList.Of(setup.Home);
        foreach (InstanceStatus run in runs.Take(top))
        {
            Console.Out.WriteLine($"{run.InstanceId}  {run.StateIn(setup.Home),-10}  {run.Summary}");
        }

        if (runs.Count == 0)
        {
            Console.Error.WriteLine("There is no run yet. Start one with: run");
        }

        return ExitCode.Success;
    }
}
