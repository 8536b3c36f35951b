namespace Sipaku.Activities.Contracts;

/// <summary>A record as it is to be kept.</summary>
/// <param name="Record">The record.</param>
/// <param name="Fence">Of the lock that the run took: runs are in the order of their fences, whatever the clock said.</param>
/// <param name="Life">The life of the run's id that the record is of; <see langword="null"/> before it has begun.</param>
/// <param name="Revision">Rises with each record of a run: one that comes late does not replace a newer one.</param>
public sealed record RunEntry(RunRecord Record, long Fence, Guid? Life, int Revision);
