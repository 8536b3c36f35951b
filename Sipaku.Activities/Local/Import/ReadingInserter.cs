using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sipaku.Activities.Local.Import;

/// <summary>
/// Puts an import's readings into the table within the connection's transaction, a reused statement and no object a reading. What they
/// replace of other imports is kept.
/// </summary>
internal sealed class ReadingInserter : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt insert;
    private readonly sqlite3_stmt keep;
    private readonly sqlite3_stmt update;

    /// <param name="connection">Outlives the inserter.</param>
    /// <param name="import">The import that the readings are of.</param>
    public ReadingInserter(SqliteConnection connection, long import)
    {
        database = connection.Handle!;
        var id = import.ToString(CultureInfo.InvariantCulture);
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO readings (at, value, import) VALUES (?1, ?2, {id}) ON CONFLICT DO NOTHING", out insert));
        Check(raw.sqlite3_prepare_v2(
            database,
            $"INSERT INTO replaced_readings (import, at, value, of_import) SELECT {id}, at, value, import FROM readings WHERE at = ?1 AND import <> {id}",
            out keep));
        Check(raw.sqlite3_prepare_v2(database, $"UPDATE readings SET value = ?2, import = {id} WHERE at = ?1", out update));
    }

    /// <summary>Readings of times that had none.</summary>
    public long Added { get; private set; }

    /// <summary>Readings of other imports that were replaced.</summary>
    public long ReplacedOthers { get; private set; }

    /// <summary>Stores a reading; a later one of the same time replaces an earlier one.</summary>
    /// <returns>Whether it did.</returns>
    public bool Put(long at, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_text(insert, 2, value));
        Run(insert, at);
        if (raw.sqlite3_changes(database) == 1)
        {
            Added++;
            return false;
        }

        Run(keep, at);
        ReplacedOthers += raw.sqlite3_changes(database);
        Check(raw.sqlite3_bind_text(update, 2, value));
        Run(update, at);
        return true;
    }

    public void Dispose()
    {
        insert?.Dispose();
        keep?.Dispose();
        update?.Dispose();
    }

    private void Run(sqlite3_stmt statement, long at)
    {
        Check(raw.sqlite3_bind_int64(statement, 1, at));
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        Check(raw.sqlite3_reset(statement));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
