namespace Sipaku.Activities.Contracts;

/// <summary>What one call of the dump wrote.</summary>
/// <param name="Readings">Lines written.</param>
/// <param name="Days">
/// Valid days whose first reading lies in this part: a day that goes on from the part before is not counted again,
/// so that the sum over all parts of all segments is the number of distinct days.
/// </param>
/// <param name="Cursor">Where the next part starts; <see langword="null"/> when the segment is done.</param>
public sealed record DumpPart(long Readings, int Days, string? Cursor);
