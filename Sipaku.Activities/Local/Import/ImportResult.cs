namespace Sipaku.Activities.Local.Import;

/// <summary>What an import did, or would do.</summary>
/// <param name="Import">Its number; <see langword="null"/> where nothing was stored: a dry run, or files that are in force already.</param>
/// <param name="Files">What was read of each input, in order; those that are in force already are left out.</param>
/// <param name="FirstRows">The first few readings as they were understood.</param>
/// <param name="Refusals">Why lines were refused, the most frequent reason first.</param>
/// <param name="Notes">Sentences about whole inputs: one that is empty, ends in the middle or is in force already, a value that looks like a missing one.</param>
/// <param name="SampleRemoved">Readings of the bundled sample that make way for these.</param>
public sealed record ImportResult(
    long? Import,
    IReadOnlyList<StoredFile> Files,
    IReadOnlyList<ImportedReading> FirstRows,
    IReadOnlyList<RefusalGroup> Refusals,
    IReadOnlyList<string> Notes,
    long SampleRemoved)
{
    /// <summary>Records that hold something; blank lines and CSV headers are not counted.</summary>
    public long Read => Imported + Refused + Missing;

    /// <summary>Records whose reading was taken.</summary>
    public long Imported => Files.Sum(file => file.Imported);

    /// <summary>Of these, readings that took the place of an earlier one of the same day and time.</summary>
    public long Replaced => Files.Sum(file => file.Replaced);

    /// <summary>Records that were refused.</summary>
    public long Refused => Files.Sum(file => file.Refused);

    /// <summary>Records whose value is missing.</summary>
    public long Missing => Files.Sum(file => file.Missing);

    /// <summary>The earliest reading, on the station's clock.</summary>
    public DateTime? First => Files.Min(file => file.First);

    /// <summary>The latest.</summary>
    public DateTime? Last => Files.Max(file => file.Last);
}
