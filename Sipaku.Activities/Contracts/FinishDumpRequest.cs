namespace Sipaku.Activities.Contracts;

/// <summary>Closes a dump: the manifest is written over these segments.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Source">Where the data came from.</param>
/// <param name="Segments">All segments of the plan.</param>
public sealed record FinishDumpRequest(string RunId, string Source, IReadOnlyList<SegmentTotals> Segments);
