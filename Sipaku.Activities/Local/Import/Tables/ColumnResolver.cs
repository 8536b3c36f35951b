using System.Globalization;

namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>Finds out from the names of a table's columns which of them hold a reading.</summary>
internal sealed class ColumnResolver(ReadingRules rules)
{
    /// <summary>The columns of the first profile that fits; <see langword="null"/> where none does.</summary>
    public ColumnMap? TryResolve(IReadOnlyList<string> names)
    {
        string[] plain = [.. names.Select(Plain)];
        foreach (Profile profile in rules.Profiles)
        {
            if (TryResolve(profile, plain) is { } map)
            {
                return map;
            }
        }

        return null;
    }

    /// <summary>
    /// The columns of a table without a header: those that the user gives by number, and where no number is given, the first that read as a
    /// date and as a time in the first record.
    /// </summary>
    public ColumnMap? TryResolveByNumber(IRecordFields first, Func<int, bool> isDate, Func<int, bool> isTime)
    {
        string[] names = Enumerable.Range(1, first.Count).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToArray();
        IEnumerable<int> columns = Enumerable.Range(0, first.Count);
        int value = Find(names, rules.ValueColumn);
        int date = rules.DateColumn is null ? columns.Where(column => column != value && isDate(column)).FirstOrDefault(-1) : Find(names, rules.DateColumn);
        int time = rules.TimeColumn is null
            ? columns.Where(column => column != value && column != date && isTime(column)).FirstOrDefault(-1)
            : Find(names, rules.TimeColumn);
        return value < 0 || date < 0 || !isDate(date) ? null : Complete(new ColumnMap(Profiles.Table, names, value) { Date = [date], Time = time });
    }

    private ColumnMap? TryResolve(Profile profile, string[] names)
    {
        int value = rules.ValueColumn is null ? First(names, profile.Value) : Find(names, rules.ValueColumn);
        if (value < 0 || !profile.Needs.All(needed => needed.Split('|').Any(name => names.Contains(name, StringComparer.OrdinalIgnoreCase))))
        {
            return null;
        }

        if (profile.DateParts.Count > 0)
        {
            int[] parts = [.. profile.DateParts.Select(part => First(names, [part]))];
            return parts.Contains(-1) ? null : Complete(new ColumnMap(profile, names, value) { Date = parts });
        }

        int date = rules.DateColumn is null ? First(names, [.. profile.Date.Where(name => !IsColumn(names, rules.TimeColumn, name))]) : Find(names, rules.DateColumn);
        if (date < 0)
        {
            return null;
        }

        int time = rules.TimeColumn is null ? First(names, [.. profile.Time.Where(name => !names[date].Equals(name, StringComparison.OrdinalIgnoreCase))]) : Find(names, rules.TimeColumn);
        return time < 0 && (rules.TimeColumn is not null || (profile.Time.Count > 0 && !profile.TimeIsOptional && rules.DateColumn is null))
            ? null
            : Complete(new ColumnMap(profile, names, value) { Date = [date], Month = First(names, profile.Month), Time = time });
    }

    private ColumnMap? Complete(ColumnMap map)
    {
        string[] names = (string[])map.Names;
        List<(int Column, string Value)> where = new();
        foreach (WhereClause clause in rules.Where)
        {
            int column = Find(names, clause.Column);
            if (column < 0)
            {
                return null;
            }

            where.Add((column, clause.Value));
        }

        bool Watches(int column) => column >= 0 && column != map.Value && !where.Contains((column, "*"));
        int pollutant = First(names, map.Profile.Pollutant);
        int unit = map.Profile.IsHourEnding ? FirstAfter(names, map.Profile.Unit, map.Value) : First(names, map.Profile.Unit);
        return map with
        {
            Where = [.. where.Where(clause => clause.Value != "*")],
            Station = [.. map.Profile.Station.Select(name => First(names, [name])).Where(Watches).Distinct()],
            Pollutant = Watches(pollutant) ? pollutant : -1,
            Unit = Watches(unit) ? unit : -1,
            Width = Array.FindLastIndex(names, name => name.Length > 0) + 1,
        };
    }

    /// <summary>The column of a user's name or number.</summary>
    private static int Find(string[] names, string? wanted)
    {
        if (wanted is null)
        {
            return -1;
        }

        int named = Array.FindIndex(names, name => name.Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase));
        return named >= 0 ? named : int.TryParse(wanted, out int number) && number > 0 && number <= names.Length ? number - 1 : -1;
    }

    /// <summary>The column of the first name that there is, and is only once.</summary>
    private static int First(string[] names, IReadOnlyList<string> wanted)
    {
        foreach (string name in wanted)
        {
            int at = Array.FindIndex(names, other => other.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0 && Array.FindLastIndex(names, other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) == at)
            {
                return at;
            }
        }

        return -1;
    }

    private static int FirstAfter(string[] names, IReadOnlyList<string> wanted, int column) =>
        Array.FindIndex(names, column + 1, name => wanted.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static bool IsColumn(string[] names, string? wanted, string name) =>
        Find(names, wanted) is >= 0 and var column && names[column].Equals(name, StringComparison.OrdinalIgnoreCase);

    // NoSQL Workbench writes the type behind the name.
    private static string Plain(string name)
    {
        name = name.Trim().Trim('\uFEFF');
        return name.EndsWith(" (S)", StringComparison.Ordinal) || name.EndsWith(" (N)", StringComparison.Ordinal) ? name[..^4] : name;
    }
}
