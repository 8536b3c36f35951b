using System.CommandLine;
using Sipaku.Local.Hosting;
using Sipaku.Local.Output;

namespace Sipaku.Local.Commands;

/// <summary><c>show</c>: what is kept of a run, also when its durable state is gone.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        Argument<string?> id = RunArgument.Create();
        Option<bool> json = new("--json") { Description = "Print the record as the JSON of GET /api/forecasts/{id}." };
        Command command = new("show", "Show what is kept of a run: its steps, data, model, forecast and end.") { id, json };
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetValue(id), parsed.GetValue(json), interruption));
        return command;
    }

    private static async Task<int> RunAsync(string? id, bool json, Interruption interruption)
    {
        await using Setup setup = Setup.Read();
        KnownRuns runs = new(setup);
        Activities.Contracts.RunRecord run = await runs.FindAsync(id, interruption.Token);
        RunText.Print(run, runs.StateOf(run.RunId, run.State), json);
        return ExitCode.Success;
    }
}
