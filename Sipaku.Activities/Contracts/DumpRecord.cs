namespace Sipaku.Activities.Contracts;

/// <summary>What is kept beside the data of each part of a dump.</summary>
/// <param name="Part">What the call that wrote it said.</param>
/// <param name="File">The part's file; <see langword="null"/> for a part without readings, which has none.</param>
public sealed record DumpRecord(DumpPart Part, DumpEntry? File);
