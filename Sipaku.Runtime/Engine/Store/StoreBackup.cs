using Microsoft.Data.Sqlite;

namespace Sipaku.Runtime.Engine.Store;

/// <summary>Copies a store while it is in use.</summary>
internal static class StoreBackup
{
    /// <summary>
    /// Writes a consistent, compact copy. It is one read transaction: commits go on meanwhile, and those after its begin are not in it.
    /// </summary>
    /// <param name="source">The connection string of the store.</param>
    /// <param name="path">The file to write; one that exists is replaced when the copy is complete.</param>
    /// <exception cref="DurableStoreException">The copy could not be written.</exception>
    public static void Write(string source, string path)
    {
        string unfinished = path + ".unfinished";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.Delete(unfinished);
            using (SqliteConnection connection = new(source))
            {
                connection.Open();
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "VACUUM INTO $path";
                command.Parameters.AddWithValue("$path", unfinished);
                command.ExecuteNonQuery();
            }

            using (FileStream written = new(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (SqliteException exception)
        {
            throw DurableStoreException.From(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DurableStoreException(DurableStoreError.ReadOnly, $"The backup {path} cannot be written: {exception.Message}", exception);
        }
    }
}
