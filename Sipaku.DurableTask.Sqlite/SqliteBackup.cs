using Microsoft.Data.Sqlite;
using Sipaku.DurableTask.Sqlite.Store;

namespace Sipaku.DurableTask.Sqlite;

/// <summary>Copies databases while hosts use them.</summary>
public static class SqliteBackup
{
    /// <summary>
    /// Writes a consistent, compact copy of a SQLite database, the durable store or another. It is one read transaction: commits go
    /// on meanwhile, and those after its begin are not in it. To restore, put the copy where no process has the file open.
    /// </summary>
    /// <param name="database">The database's file, which any process may use, and which may lie where nothing may be written.</param>
    /// <param name="path">The file to write; one that exists is replaced when the copy is complete and on the disk.</param>
    /// <param name="cancellation">Not to begin; a copy under way is finished.</param>
    /// <exception cref="FileNotFoundException">There is no such database.</exception>
    /// <exception cref="DurableStoreException">The copy could not be written.</exception>
    public static Task WriteAsync(string database, string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(database);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return File.Exists(database)
            ? Task.Run(() => Write(database, path), cancellation)
            : throw new FileNotFoundException($"There is no database {database}.", database);
    }

    private static void Write(string database, string path)
    {
        string unfinished = path + ".unfinished";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllBytes(unfinished, []);
            Copy(database, unfinished);
            using (FileStream written = new(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (SqliteException exception)
        {
            throw new DurableStoreException(
                DurableStoreException.From(exception).Error, $"{database} cannot be copied to {path}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DurableStoreException(DurableStoreError.ReadOnly, $"The backup {path} cannot be written: {exception.Message}", exception);
        }
    }

    private static void Copy(string database, string path)
    {
        try
        {
            Copy(database, SqliteOpenMode.ReadWrite, path);
        }
        catch (SqliteException exception) when (DurableStoreException.From(exception).Error == DurableStoreError.ReadOnly)
        {
            using UnwrittenDatabase unwritten = UnwrittenDatabase.At(database);
            Copy(unwritten.Source, unwritten.Mode, path);
        }
    }

    private static void Copy(string source, SqliteOpenMode mode, string path)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $path";
        command.Parameters.AddWithValue("$path", path);
        command.ExecuteNonQuery();
    }
}
