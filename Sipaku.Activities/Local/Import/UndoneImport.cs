namespace Sipaku.Activities.Local.Import;

/// <summary>What taking an import back did.</summary>
/// <param name="Id">The import.</param>
/// <param name="Removed">Readings that are gone.</param>
/// <param name="Restored">Readings that have the value again that the import had replaced.</param>
public sealed record UndoneImport(long Id, long Removed, long Restored);
