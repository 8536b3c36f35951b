namespace Sipaku.Activities.Local.Import;

/// <summary>What the store of readings holds.</summary>
/// <param name="Readings">Readings.</param>
/// <param name="Malformed">Lines that the imports of these readings refused.</param>
/// <param name="IsSample">Whether they are the bundled sample's, which the first real import replaces.</param>
/// <param name="FirstDay">The first day with a reading.</param>
/// <param name="LastDay">The last day with a reading.</param>
/// <param name="HadOwn">Whether there ever were readings that are not the sample's.</param>
public sealed record ReadingFigures(long Readings, long Malformed, bool IsSample, DateOnly? FirstDay, DateOnly? LastDay, bool HadOwn);
