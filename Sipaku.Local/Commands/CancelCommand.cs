using System.CommandLine;
using Sipaku.Activities.Contracts;
using Sipaku.DurableTask.Sqlite;
using Sipaku.Local.Hosting;

namespace Sipaku.Local.Commands;

/// <summary><c>cancel</c>: asks a run to stop and clean up behind itself.</summary>
internal static class CancelCommand
{
    public static Command Create()
    {
        Argument<string?> id = RunArgument.Create();
        Command command = new("cancel", "Cancel a run: it stops, cleans up, and the previous forecast stays.") { id };
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetValue(id), interruption));
        return command;
    }

    private static async Task<int> RunAsync(string? id, Interruption interruption)
    {
        await using Setup setup = Setup.Read();
        KnownRuns runs = new(setup);
        RunRecord run = await runs.FindToCancelAsync(id, interruption.Token);
        if (!KnownRuns.IsUnderWay(run.State))
        {
            throw new UsageException($"{run.RunId} has ended: {run.State}.");
        }

        if (runs.LiveOf(run.RunId) is null)
        {
            throw new UsageException($"{run.RunId} is another home's. Cancel it there.");
        }

        if (HomeLock.TryTake(setup.Home) is { } ownership)
        {
            using (ownership)
            {
                using SqliteOrchestrationService store = new(new SqliteOrchestrationServiceOptions { Path = setup.Home.Hub, TakeLock = false, CountOwnDeaths = false });
                await RunEventSender.TryCancelAsync(store, run.RunId, "Cancelled on request.");
            }

            Console.Out.WriteLine($"{run.RunId} was asked to stop; no host is running, so it stops at the next start.");
            return ExitCode.Success;
        }

        using SipakuClient client = await HostSession.ConnectAsync(setup.Home, interruption.Token)
            ?? throw new UsageException($"Another process has the home {setup.Home.Path} and does not answer. Wait for it, or end it.");
        await client.CancelAsync(run.RunId, interruption.Token);
        Console.Out.WriteLine($"{run.RunId} was asked to stop.");
        return ExitCode.Success;
    }
}
