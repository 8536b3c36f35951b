namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>Sees to it that a file's rows are of one station, pollutant and unit.</summary>
/// <param name="file">What messages call the file.</param>
internal sealed class SeriesWatch(string file)
{
    private const int MostListed = 20;

    private readonly Dictionary<string, Seen> columns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes what a row says in a column.</summary>
    /// <param name="name">The column's.</param>
    /// <param name="text">What it holds.</param>
    public void Note(string name, ReadOnlySpan<byte> text)
    {
        if (!columns.TryGetValue(name, out Seen? seen))
        {
            columns.Add(name, seen = new Seen());
        }

        // Rows of one station follow each other.
        if (text.IsEmpty || text.SequenceEqual(seen.Last))
        {
            return;
        }

        seen.Last = text.ToArray();
        if (seen.Values.Count <= MostListed)
        {
            seen.Values.Add(FieldText.Decode(text));
        }
    }

    /// <summary>The one value of a column; <see langword="null"/> where it holds none.</summary>
    public string? TheOne(string name) => columns.TryGetValue(name, out Seen? seen) && seen.Values.Count > 0 ? seen.Values.First() : null;

    /// <summary>Checks at the end of the file.</summary>
    /// <exception cref="ImportException">There is more than one station, pollutant or unit.</exception>
    public void Check()
    {
        List<KeyValuePair<string, Seen>> several = columns.Where(column => column.Value.Values.Count > 1).ToList();
        if (several.Count == 0)
        {
            return;
        }

        IEnumerable<string> lists = several.Select(column =>
            $"{column.Key}: {string.Join(", ", column.Value.Values.Take(MostListed).Order(StringComparer.Ordinal))}{(column.Value.Values.Count > MostListed ? " and more" : "")}");
        (string? name, Seen? first) = several[0];
        throw new ImportException(
            $"{file} holds more than one series. {string.Join("; ", lists)}. Choose: --where \"{name}={first.Values.Order(StringComparer.Ordinal).First()}\" (* takes all).");
    }

    private sealed class Seen
    {
        public byte[] Last { get; set; } = [];

        public HashSet<string> Values { get; } = new(StringComparer.Ordinal);
    }
}
