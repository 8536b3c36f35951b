using System.CommandLine;
using Sipaku.Activities.Contracts;
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
        await using Setup setup = Setup.Read();
        KnownRuns runs = new(setup);
        IReadOnlyList<RunHeader> all = await runs.ListAsync(interruption.Token);
        foreach (RunHeader header in all.Take(top))
        {
            RunRecord run = await runs.FindAsync(header.RunId, interruption.Token);
            string summary = runs.LiveOf(run.RunId) is { Ended: false } live ? live.Summary : string.Join(' ', run.Reasons);
            Console.Out.WriteLine($"{run.RunId}  {runs.StateOf(run.RunId, run.State),-10}  {summary}");
        }

        if (all.Count == 0)
        {
            Console.Error.WriteLine("There is no run yet. Start one with: run");
        }

        return ExitCode.Success;
    }
}
