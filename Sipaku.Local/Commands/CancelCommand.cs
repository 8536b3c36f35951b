using System.CommandLine;
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
        await using HostSession session = await HostSession.OpenAsync(dormant: true, interruption.Token);
        InstanceStatus run = await RunArgument.FindAsync(session.Client, id, interruption.Token);
        await session.Client.CancelAsync(run.InstanceId, interruption.Token);
        Console.Out.WriteLine(session.Own is null
            ? $"{run.InstanceId} was asked to stop."
            : $"{run.InstanceId} was asked to stop; no host is running, so it stops at the next start.");
        return ExitCode.Success;
    }
}
