namespace Sipaku.Activities.Contracts;

/// <summary>What a run is found by.</summary>
/// <param name="RunId">The run.</param>
/// <param name="State">As its record has it.</param>
/// <param name="StartedAt">When it began, in UTC.</param>
/// <param name="Fence">Of the lock that it took; of the one that it found held, where it was rejected.</param>
public sealed record RunHeader(string RunId, RunState State, DateTime StartedAt, long Fence);
