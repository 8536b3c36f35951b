namespace Sipaku.Activities.Local.Import.Json;

/// <summary>
/// The names of the cells of rows that are arrays: those of a list beside them (<c>fields</c> in PurpleAir's answers, <c>columns</c> in
/// pandas' <c>split</c>), or of a first row that is words alone.
/// </summary>
internal sealed class JsonRowNames
{
    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase) { "fields", "columns", "header" };

    private readonly List<string> names = [];
    private readonly List<string> words = [];
    private int cells;

    /// <summary>Whether rows have names.</summary>
    public bool AreKnown => names.Count > 0;

    /// <summary>Whether a property of this name lists the names of rows.</summary>
    public static bool IsList(string property) => Lists.Contains(property);

    /// <summary>A list of names begins.</summary>
    public void BeginNames()
    {
        names.Clear();
        BeginRow();
    }

    /// <summary>A row begins.</summary>
    public void BeginRow()
    {
        cells = 0;
        words.Clear();
    }

    /// <summary>Takes a cell while names are not known.</summary>
    /// <param name="word">Its text; <see langword="null"/> where it is none.</param>
    public void Take(string? word)
    {
        cells++;
        if (word is not null)
        {
            words.Add(word);
        }
    }

    /// <summary>The name of the row's next cell, if it has any.</summary>
    public string? NameNext() => cells++ < names.Count ? names[cells - 1] : null;

    /// <summary>A list of names, or a row, ends.</summary>
    /// <returns>Whether it was a row with names, and <paramref name="isEven"/> whether it has a cell for each.</returns>
    public bool End(out bool isEven)
    {
        isEven = cells == names.Count;
        if (AreKnown)
        {
            return true;
        }

        if (words.Count == cells && cells > 1)
        {
            names.AddRange(words);
        }

        return false;
    }
}
