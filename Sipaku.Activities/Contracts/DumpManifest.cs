namespace Sipaku.Activities.Contracts;

/// <summary>The list of a dump's files, written after all of them. What it does not name does not belong to the dump.</summary>
/// <param name="Source">Where the data came from.</param>
/// <param name="Entries">The files, in order of segment and part.</param>
public sealed record DumpManifest(string Source, IReadOnlyList<DumpEntry> Entries);
