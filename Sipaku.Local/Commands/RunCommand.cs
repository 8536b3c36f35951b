using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Ports;
using Sipaku.Local.Hosting;
using Sipaku.Local.Importing;
using Sipaku.Local.Output;

namespace Sipaku.Local.Commands;

/// <summary><c>run</c>: imports what is given, starts a run (or attaches to the unfinished one), waits, prints the forecast.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Option<string[]> input = InputOption.Create();
        Option<bool> json = new("--json") { Description = "Print the forecast as the JSON of GET /api/forecasts/latest." };
        Option<bool> sample = new("--sample") { Description = "Import the bundled sample where there are no readings, also into a home that had some." };
        Command command = new("run", "Import readings, make a forecast, print it.") { input, json, sample };
        RequestOptions wanted = new(command);
        StoringOptionSet storing = new(command);
        ReadingOptions reading = new(command);
        CommandAction.Set(command, (parsed, interruption) => RunAsync(
            parsed.GetValue(input) ?? [],
            reading.Read(parsed),
            storing.Read(parsed),
            wanted.Read(parsed),
            parsed.GetValue(json),
            parsed.GetValue(sample),
            interruption));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] inputs, ImportOptions options, StoringRequest storing, ForecastRequest wanted, bool json, bool sample, Interruption interruption)
    {
        if (storing.DryRun && inputs.Length == 0)
        {
            throw new UsageException("--dry-run says what an import would store: name what to import with --input FILE.");
        }

        using TelemetryExport? telemetry = TelemetryExport.Start();
        await using Setup setup = Setup.Read();
        IReadOnlyList<ImportInput> files = Importer.Resolve(inputs, setup);
        bool fresh = !setup.Home.HadRuns;
        setup.Home.Greet();
        if (storing.DryRun)
        {
            await Importer.ImportAsync(setup, files, options, storing, interruption.Token);
            return ExitCode.Success;
        }

        await using RunSession session = new(setup);
        try
        {
            await session.OpenAsync(interruption.Token);
            bool newInput = await Importer.ImportForRunAsync(setup, files, options, storing, sample, fresh, interruption.Token);
            bool started = await session.StartAsync(wanted, newInput, interruption.Token);
            Terminal.Note(started ? $"Started {session.RunId}." : $"{session.RunId} is unfinished: attached to it, it goes on where it was.");
            if (!started && wanted != new ForecastRequest())
            {
                Terminal.Note("It was started with a scale, gap policy and last day of its own, which stay.");
            }

            Terminal.Note($"Its artefacts lie in {ArtefactsOf(setup, session.RunId!)}");

            InstanceStatus ended = await session.WatchAsync(interruption.Token);
            return await ReportAsync(setup, ended, json, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested && session.IsAttached)
        {
            Terminal.Note($"Detached; {session.RunId ?? "the run"} goes on in the host that serves the home.");
            return ExitCode.Interrupted;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            Terminal.Note("Interrupted. What is unfinished goes on at the next start; Ctrl-C again while stopping cancels it.");
            return ExitCode.Interrupted;
        }
        finally
        {
            await session.DisposeAsync();
            if (session.RunId is { } runId && interruption.Insisted.IsCancellationRequested)
            {
                CancelRequests.Leave(setup.Home, runId);
                Terminal.Note($"{runId} will be cancelled at the next start.");
            }
        }
    }

    private static string ArtefactsOf(Setup setup, string runId)
    {
        IObjectStore objects = setup.Services.GetRequiredService<IObjectStore>();
        string root = RunKeys.Root(runId);
        return objects.LocalPathOf(root) ?? objects.UriOf(root).OriginalString;
    }

    private static async Task<int> ReportAsync(Setup setup, InstanceStatus ended, bool json, CancellationToken cancellation)
    {
        foreach (string left in ended.Run?.NotUndone ?? [])
        {
            Terminal.Note($"sipaku: {left}");
        }

        if (ended.Outcome?.Outcome == RunOutcome.Published
            && await setup.Services.GetRequiredService<IForecastStore>().ReadLatestAsync(cancellation) is { } forecast)
        {
            ForecastText.Print(forecast, json);
            return ExitCode.Success;
        }

        Terminal.Note($"sipaku: {ended.Summary}");
        return ended.Outcome?.Outcome switch
        {
            RunOutcome.Rejected => ExitCode.Rejected,
            RunOutcome.Blocked => ExitCode.Blocked,
            _ => ExitCode.Failed,
        };
    }
}
