using Microsoft.Data.Sqlite;

namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>
/// A database where nothing may be written: it is read in place, without the files that SQLite would want beside it; one with a log that a
/// crash left is read from a copy in the temporary folder, which goes with this.
/// </summary>
internal sealed class UnwrittenDatabase : IDisposable
{
    private readonly DirectoryInfo? _copy;

    private UnwrittenDatabase(string source, SqliteOpenMode mode, DirectoryInfo? copy)
    {
        Source = source;
        Mode = mode;
        _copy = copy;
    }

    /// <summary>What to open.</summary>
    public string Source { get; }

    /// <summary>How to open it: only a connection that may write builds the index of a log that was copied.</summary>
    public SqliteOpenMode Mode { get; }

    public static UnwrittenDatabase At(string path) => new FileInfo(LogOf(path)) is { Exists: true, Length: > 0 }
        ? Copy(path)
        : new UnwrittenDatabase($"{new Uri(Path.GetFullPath(path)).AbsoluteUri}?immutable=1", SqliteOpenMode.ReadOnly, copy: null);

    public void Dispose() => _copy?.Delete(recursive: true);

    private static UnwrittenDatabase Copy(string path)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("sipaku-hub-");
        try
        {
            string copy = Path.Combine(folder.FullName, Path.GetFileName(path));
            File.Copy(path, copy);
            File.SetAttributes(copy, FileAttributes.Normal);
            File.Copy(LogOf(path), LogOf(copy));
            return new UnwrittenDatabase(copy, SqliteOpenMode.ReadWrite, folder);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    private static string LogOf(string path) => path + "-wal";
}
