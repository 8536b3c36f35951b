using System.Text;
using Sipaku.Activities.Local.Import.Tables;

namespace Sipaku.Activities.Local.Import;

/// <summary>Says what is wrong with a file of which no line could be understood, and what to do.</summary>
internal static class UnknownShape
{
    private const int MostNames = 30;

    /// <param name="file">The file.</param>
    /// <param name="jsonNames">The names of its JSON records, if it has any.</param>
    /// <param name="lines">Its first lines.</param>
    public static ImportException Describe(FileContext file, IReadOnlyList<string> jsonNames, IReadOnlyList<byte[]> lines)
    {
        IReadOnlyList<string> names = jsonNames.Count > 0
            ? jsonNames
            : lines.Select(line => CsvTable.NamesOf(line, file.Rules.Delimiter)).MaxBy(found => found.Count(name => name.Length > 0)) ?? [];
        if (jsonNames.Count == 0 && names.Count < 2)
        {
            return new ImportException(
                $"{file.Name} is neither JSON nor a table with columns: its first line is {RefusalText.Show(lines.Count > 0 ? lines[0] : [])}.");
        }

        List<string> wanted = Named(file.Rules).Where(column => !names.Contains(column, StringComparer.OrdinalIgnoreCase)).ToList();
        string columns = string.Join(", ", names.Where(name => name.Length > 0).Take(MostNames).Select(Printable));
        return new ImportException(wanted.Count > 0
            ? $"{file.Name} has no column '{wanted[0]}'. Its columns are {columns}."
            : file.Rules is { ValueColumn: not null, DateColumn: null }
            ? $"{file.Name}: which column holds the date? There are {columns}. Say --date-column, and --time-column where the time is apart."
            : $"{file.Name}: which columns hold a reading? There are {columns}. Say --value-column, and --date-column and --time-column where it is not clear; by number (1, 2, …) where there is no header.");
    }

    private static IEnumerable<string> Named(ReadingRules rules) =>
        new[] { rules.DateColumn, rules.TimeColumn, rules.ValueColumn }.OfType<string>().Concat(rules.Where.Select(where => where.Column)).Where(column => !int.TryParse(column, out _));

    private static string Printable(string name)
    {
        StringBuilder text = new();
        foreach (Rune rune in name.EnumerateRunes())
        {
            text.Append(Rune.IsControl(rune) ? "?" : rune.ToString());
        }

        return text.ToString();
    }
}
