using System.Globalization;
using Sipaku.Activities.Local.Import;

namespace Sipaku.Local.Output;

/// <summary>Says what an import did, or would do.</summary>
internal static class ImportText
{
    // A folder may hold thousands.
    private const int FilesTold = 10;

    /// <summary>Tells how files were understood and what was refused, to whoever watches.</summary>
    public static void Note(ImportResult result)
    {
        foreach (StoredFile file in result.Files.Take(FilesTold))
        {
            Terminal.Note(Describe(file));
        }

        if (result.Files.Count > FilesTold)
        {
            Terminal.Note($"  and {result.Files.Count - FilesTold:N0} more files");
        }

        foreach (RefusalGroup group in result.Refusals)
        {
            Terminal.Note($"  refused {group.Count:N0}: {group.Reason}");
            foreach (RefusedLine place in group.First)
            {
                Terminal.Note($"    {place}");
            }
        }

        foreach (string note in result.Notes)
        {
            Terminal.Note($"  {note}");
        }
    }

    /// <summary>The counts of an import that was stored.</summary>
    public static string Summary(ImportResult result, string source) => $"Imported {Counts(result, source)}.";

    /// <summary>What a dry run would have stored, with its first rows.</summary>
    public static IEnumerable<string> DryRun(ImportResult result, string source)
    {
        yield return result.Files.Count == 0
            ? "Nothing would change."
            : $"Would import {Counts(result, source)}, from {Moment(result.First)} to {Moment(result.Last)}. Nothing was stored. The first rows:";
        foreach (ImportedReading row in result.FirstRows)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {row.At:yyyy-MM-dd HH:mm:ss}  {row.Value}");
        }
    }

    private static string Describe(StoredFile file)
    {
        string readsAs = file.ReadsAs.Length > 0 ? $" reads as {file.ReadsAs};" : ":";
        string range = file.Imported > 0 ? $", {Moment(file.First)} to {Moment(file.Last)}" : "";
        return $"{file.Name}{readsAs} {file.Imported:N0} readings{range}";
    }

    private static string Counts(ImportResult result, string source)
    {
        string missing = result.Missing > 0 ? $", {result.Missing:N0} values missing" : "";
        return $"{result.Imported:N0} readings from {source} ({result.Replaced:N0} replaced an earlier one, {result.Refused:N0} lines refused{missing})";
    }

    private static string Moment(DateTime? at) => string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm}");
}
