namespace Sipaku.Activities.Contracts;

/// <summary>A segment that is dumped whole.</summary>
/// <param name="Index">The segment.</param>
/// <param name="Parts">Number of objects written.</param>
/// <param name="Readings">Lines in them.</param>
/// <param name="Days">Distinct valid days in them.</param>
public sealed record SegmentTotals(int Index, int Parts, long Readings, int Days);
