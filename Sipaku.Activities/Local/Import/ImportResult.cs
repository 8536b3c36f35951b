namespace Sipaku.Activities.Local.Import;

/// <summary>What an import did.</summary>
/// <param name="Read">Lines that hold something; blank lines and CSV headers are not counted. Imported and malformed add up to it.</param>
/// <param name="Imported">Lines whose reading was taken.</param>
/// <param name="Replaced">Of these, lines whose reading took the place of an earlier one of the same day and time.</param>
/// <param name="Malformed">Lines that were refused.</param>
/// <param name="FirstRefusals">The first few refused lines.</param>
/// <param name="Notes">Sentences about whole inputs: one that is empty, or ends in the middle.</param>
/// <param name="SampleRemoved">Readings of the bundled sample that made way for these.</param>
public sealed record ImportResult(
    long Read,
    long Imported,
    long Replaced,
    long Malformed,
    IReadOnlyList<RefusedLine> FirstRefusals,
    IReadOnlyList<string> Notes,
    long SampleRemoved);
