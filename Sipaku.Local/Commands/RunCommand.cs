using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities;
using Sipaku.Activities.Local.Import;
using Sipaku.Activities.Ports;
using Sipaku.Local.Hosting;
using Sipaku.Local.Importing;
using Sipaku.Local.Output;
using Sipaku.Orchestrations.Flow;

namespace Sipaku.Local.Commands;

/// <summary><c>run</c>: imports what is given, starts a run (or attaches to the unfinished one), waits, prints the forecast.</summary>
internal static class RunCommand
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);
    private const int Glances = 50;

    public static Command Create()
    {
        Option<string[]> input = InputOption.Create();
        Option<bool> json = new("--json") { Description = "Print the forecast as the JSON of GET /api/forecasts/latest." };
        Command command = new("run", "Import readings, make a forecast, print it.") { input, json };
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetValue(input) ?? [], parsed.GetValue(json), interruption));
        return command;
    }

    private static async Task<int> RunAsync(string[] inputs, bool json, Interruption interruption)
    {
        IReadOnlyList<ImportInput> files = Importer.Resolve(inputs);
        HostSession session = await HostSession.OpenAsync(dormant: false, interruption.Token);
        string? runId = null;
        try
        {
            await Importer.ImportForRunAsync(session, files, interruption.Token);
            (runId, bool started) = session.Own?.UnfinishedRun is { } unfinished
                ? (unfinished, false)
                : await session.Client.StartAsync(interruption.Token);
            Announce(session, runId, started, imported: files.Count > 0);

            InstanceStatus ended = await Terminal.RunView().ShowAsync(show => WatchAsync(session.Client, runId, show, interruption.Token));
            return await ReportAsync(session.Client, ended, json, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested && session.Own is null)
        {
            Terminal.Note($"Detached; {runId ?? "the run"} goes on in the host at {session.Client.Address}.");
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
            if (runId is not null && interruption.Insisted.IsCancellationRequested)
            {
                CancelRequests.Leave(session.Home, runId);
                Terminal.Note($"{runId} will be cancelled at the next start.");
            }
        }
    }

    private static void Announce(HostSession session, string runId, bool started, bool imported)
    {
        Terminal.Note(started ? $"Started {runId}." : $"{runId} is unfinished: attached to it, it goes on where it was.");
        if (!started && imported)
        {
            Terminal.Note("It keeps the dump that it has made; the new readings count from the next run on.");
        }

        Terminal.Note($"Its artefacts lie in {ArtefactsOf(runId, session)}");
    }

    private static string ArtefactsOf(string runId, HostSession session)
    {
        string root = RunKeys.Root(runId);
        return session.Own?.Services.GetRequiredService<IObjectStore>() is { } objects
            ? objects.LocalPathOf(root) ?? objects.UriOf(root).OriginalString
            : Path.Combine(session.Home, "objects", root);
    }

    private static async Task<InstanceStatus> WatchAsync(
        SipakuClient client,
        string runId,
        Action<InstanceStatus> show,
        CancellationToken cancellation)
    {
        for (int look = 0; ; look++)
        {
            InstanceStatus status = await client.StatusAsync(runId, cancellation)
                ?? throw new UsageException($"{runId} is gone: somebody purged it. Run again.");
            show(status);
            if (status.Ended)
            {
                return status;
            }

            await Task.Delay(look < Glances ? Glance : LookAgain, cancellation);
        }
    }

    private static async Task<int> ReportAsync(SipakuClient client, InstanceStatus ended, bool json, CancellationToken cancellation)
    {
        foreach (string left in ended.Run?.NotUndone ?? [])
        {
            Terminal.Note($"sipaku: {left}");
        }

        if (ended.Outcome?.Outcome == RunOutcome.Published && await client.LatestAsync(cancellation) is { } forecast)
        {
            ForecastCommand.Print(forecast, json);
            return ExitCode.Success;
        }

        Terminal.Note($"sipaku: {ended.Summary}");
        return ended.Outcome?.Outcome == RunOutcome.Rejected ? ExitCode.Rejected : ExitCode.Failed;
    }
}
