using System.CommandLine;
using System.Globalization;
using Sipaku.Activities.Local.Import;
using Sipaku.Local.Hosting;
using Sipaku.Local.Importing;
using Sipaku.Local.Output;

namespace Sipaku.Local.Commands;

/// <summary><c>imports</c>: what was imported, the newest first.</summary>
internal static class ImportsCommand
{
    public static Command Create()
    {
        Command command = new("imports", "List what was imported, the newest first.");
        CommandAction.Set(command, (_, _) => RunAsync());
        return command;
    }

    private static async Task<int> RunAsync()
    {
        await using Setup setup = Setup.Read();
        IReadOnlyList<StoredImport> imports = Importer.HistoryOf(setup).List();
        foreach (StoredImport import in imports)
        {
            foreach (StoredFile file in import.Files)
            {
                Console.Out.WriteLine(Terminal.OnOneLine(Describe(import, file)));
            }
        }

        if (imports.Count == 0)
        {
            Console.Error.WriteLine("Nothing was imported yet. Import readings with: import FILE");
        }

        return ExitCode.Success;
    }

    private static string Describe(StoredImport import, StoredFile file)
    {
        string range = file is { First: { } first, Last: { } last } ? $"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}" : "-";
        string name = import.Sample ? "the sample" : file.Name;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{import.Id,4}  {import.ImportedAt:yyyy-MM-dd HH:mm}  {StateOf(import.Ended),-8}  {file.Imported,11:N0} readings  {range,-24}  {file.Replaced:N0} replaced, {file.Refused:N0} refused, {file.Missing:N0} missing  {file.Checksum ?? "-",-32}  {name}");
    }

    private static string StateOf(ImportEnd? end) => end switch
    {
        null => "in force",
        ImportEnd.Undone => "undone",
        ImportEnd.Cleared => "cleared",
        _ => "replaced",
    };
}
