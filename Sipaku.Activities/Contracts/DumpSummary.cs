namespace Sipaku.Activities.Contracts;

/// <summary>A finished dump.</summary>
/// <param name="ManifestKey">The manifest, the one list of the dump's files.</param>
/// <param name="Files">Number of files in it.</param>
/// <param name="Readings">Lines in them.</param>
/// <param name="Days">Distinct valid days; <see langword="null"/> where the source cannot count them (a point-in-time export).</param>
public sealed record DumpSummary(string ManifestKey, int Files, long Readings, int? Days);
