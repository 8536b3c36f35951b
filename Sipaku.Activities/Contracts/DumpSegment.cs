namespace Sipaku.Activities.Contracts;

/// <summary>One of the parts of the table that are read side by side.</summary>
/// <param name="RunId">The run that dumps.</param>
/// <param name="Index">0-based.</param>
/// <param name="Total">The number of segments in the plan.</param>
/// <param name="Range">What the adapter needs beyond the numbers (a key range, a throughput share), in its own format.</param>
public sealed record DumpSegment(string RunId, int Index, int Total, string? Range = null);
