namespace Sipaku.Activities.Local.Import;

/// <summary>An import as the store remembers it.</summary>
/// <param name="Id">Its number; never given twice.</param>
/// <param name="ImportedAt">When.</param>
/// <param name="Sample">Whether it is the bundled sample's.</param>
/// <param name="Ended">How it went out of force; <see langword="null"/> while it is in force.</param>
/// <param name="Files">What was imported, in order.</param>
public sealed record StoredImport(long Id, DateTimeOffset ImportedAt, bool Sample, ImportEnd? Ended, IReadOnlyList<StoredFile> Files);
