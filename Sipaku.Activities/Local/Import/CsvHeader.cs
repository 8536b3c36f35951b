using System.Text;

namespace Sipaku.Activities.Local.Import;

/// <summary>Which column holds what.</summary>
internal sealed record CsvHeader(int Columns, int Date, int Time, int Value)
{
    /// <summary>The header that a line is, or <see langword="null"/> where it lacks one of the three names or has one twice.</summary>
    public static CsvHeader? TryRead(ReadOnlySpan<byte> line)
    {
        var fields = new CsvFields();
        if (fields.Split(line) != CsvFields.Outcome.Whole)
        {
            return null;
        }

        int? date = null, time = null, value = null;
        for (var column = 0; column < fields.Count; column++)
        {
            var name = Encoding.UTF8.GetString(fields[column]);
            if (!(Is(name, "Tanggal", ref date, column) && Is(name, "Waktu", ref time, column) && Is(name, "Value", ref value, column)))
            {
                return null;
            }
        }

        return date is null || time is null || value is null ? null : new CsvHeader(fields.Count, date.Value, time.Value, value.Value);
    }

    /// <summary>Notes the column of a name.</summary>
    /// <returns>False where the name has a column already.</returns>
    private static bool Is(string name, string wanted, ref int? at, int column)
    {
        if (!name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var first = at is null;
        at = column;
        return first;
    }
}
