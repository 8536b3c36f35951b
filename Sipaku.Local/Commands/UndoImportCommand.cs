using System.CommandLine;
using System.Globalization;
using Sipaku.Activities.Local.Import;
using Sipaku.Local.Hosting;
using Sipaku.Local.Importing;

namespace Sipaku.Local.Commands;

/// <summary><c>undo-import ID</c>: takes the newest import back, with what it had replaced.</summary>
internal static class UndoImportCommand
{
    public static Command Create()
    {
        Argument<long> id = new("id") { Description = "The number of the newest import in force, as imports shows it." };
        Command command = new("undo-import", "Take the newest import back; what it replaced comes again.") { id };
        CommandAction.Set(command, (parsed, _) => RunAsync(parsed.GetValue(id)));
        return command;
    }

    private static async Task<int> RunAsync(long id)
    {
        await using Setup setup = Setup.Read();
        UndoneImport undone = Importer.HistoryOf(setup).Undo(id);
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Took import {undone.Id} back: {undone.Removed:N0} readings removed, {undone.Restored:N0} that it had replaced restored."));
        return ExitCode.Success;
    }
}
