namespace Sipaku.Activities.Contracts;

/// <summary>How the sensor table is dumped.</summary>
/// <param name="Segments">At least one; they are dumped side by side.</param>
/// <param name="Source">A sentence's worth of where the data comes from, for the manifest and people.</param>
/// <param name="Refused">Lines that imports into the table refused; they are in no dump, but in the forecast's figures.</param>
/// <param name="Sample">Whether the table holds the bundled sample.</param>
/// <param name="Measure">What the readings are, fixed here so that a change of settings cannot break the run's replay.</param>
/// <param name="Missing">Values that imports into the table found missing; in no dump either.</param>
public sealed record DumpPlan(IReadOnlyList<DumpSegment> Segments, string Source, long Refused = 0, bool Sample = false, Measure? Measure = null, long Missing = 0);
