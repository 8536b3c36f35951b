using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities.Local.Import;
using Sipaku.Local.Hosting;

namespace Sipaku.Local.Commands;

/// <summary><c>clear --readings</c>: empties the store of readings.</summary>
internal static class ClearCommand
{
    public static Command Create()
    {
        Option<bool> readings = new("--readings") { Description = "Delete all readings.", Required = true };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Command command = new("clear", "Empty the store of readings.") { readings, yes };
        CommandAction.Set(command, (parsed, interruption) => RunAsync(parsed.GetValue(yes), interruption));
        return command;
    }

    private static async Task<int> RunAsync(bool yes, Interruption interruption)
    {
        await using Setup setup = Setup.Read();
        ReadingImporter importer = setup.Services.GetService<ReadingImporter>()
            ?? throw new UsageException("The sensor table is on AWS; only the one on this machine can be cleared.");
        using HomeLock ownership = HomeLock.TryTake(setup.Home) ?? throw new UsageException($"A host runs on {setup.Home.Path}. Stop it first.");
        if (!yes && !Confirmed(setup.Home.Path))
        {
            Console.Error.WriteLine("Nothing was deleted.");
            return ExitCode.Usage;
        }

        Console.Out.WriteLine($"Deleted {importer.Clear():N0} readings.");
        return ExitCode.Success;
    }

    private static bool Confirmed(string home)
    {
        if (Console.IsInputRedirected)
        {
            throw new UsageException("Nobody is there to confirm; say --yes to delete without asking.");
        }

        Console.Error.Write($"Delete all readings in {home}? Type yes: ");
        return Console.In.ReadLine()?.Trim() == "yes";
    }
}
