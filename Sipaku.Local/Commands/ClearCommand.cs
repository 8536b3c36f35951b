using System.CommandLine;
using System.Globalization;
using Sipaku.Activities.Local.Import;
using Sipaku.Local.Hosting;
using Sipaku.Local.Importing;

namespace Sipaku.Local.Commands;

/// <summary><c>clear</c>: empties the store of readings, or of those of some days.</summary>
internal static class ClearCommand
{
    public static Command Create()
    {
        Option<bool> readings = new("--readings") { Description = "Delete all readings, or those of the days given." };
        Option<string> from = new("--from") { Description = "Delete the readings from this day on.", HelpName = "YYYY-MM-DD" };
        Option<string> to = new("--to") { Description = "Delete the readings up to this day, itself included.", HelpName = "YYYY-MM-DD" };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Command command = new("clear", "Empty the store of readings, or of those of some days.") { readings, from, to, yes };
        CommandAction.Set(command, (parsed, _) =>
            RunAsync(parsed.GetValue(readings), DayOf("--from", parsed.GetValue(from)), DayOf("--to", parsed.GetValue(to)), parsed.GetValue(yes)));
        return command;
    }

    private static async Task<int> RunAsync(bool readings, DateOnly? from, DateOnly? to, bool yes)
    {
        if (!readings && from is null && to is null)
        {
            throw new UsageException("Say what to clear: --readings for all, --from and --to for some days.");
        }

        if (from > to)
        {
            throw new UsageException($"--from {from:yyyy-MM-dd} is later than --to {to:yyyy-MM-dd}.");
        }

        await using Setup setup = Setup.Read();
        ImportHistory history = Importer.HistoryOf(setup);
        using HomeLock ownership = HomeLock.TryTake(setup.Home) ?? throw new UsageException($"A host runs on {setup.Home.Path}. Stop it first.");
        string what = (from, to) switch
        {
            (null, null) => "all readings",
            (null, _) => $"the readings up to {to:yyyy-MM-dd}",
            (_, null) => $"the readings from {from:yyyy-MM-dd} on",
            _ => $"the readings from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}",
        };
        if (!yes && !Confirmed($"Delete {what} in {setup.Home.Path}?"))
        {
            Console.Error.WriteLine("Nothing was deleted.");
            return ExitCode.Usage;
        }

        long removed = from is null && to is null ? history.Clear() : history.Clear(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
        Console.Out.WriteLine($"Deleted {removed:N0} readings.");
        return ExitCode.Success;
    }

    private static DateOnly? DayOf(string option, string? text) => text is null
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw new UsageException($"{option} {text} is no date: write it as yyyy-MM-dd.");

    private static bool Confirmed(string question)
    {
        if (Console.IsInputRedirected)
        {
            throw new UsageException("Nobody is there to confirm; say --yes to delete without asking.");
        }

        Console.Error.Write($"{question} Type yes: ");
        return StandardInput.ReadLine()?.Trim() == "yes";
    }
}
