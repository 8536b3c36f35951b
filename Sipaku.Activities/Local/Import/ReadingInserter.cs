using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sipaku.Activities.Local.Import;

/// <summary>Puts readings into the table within the connection's transaction, a reused statement and no object a reading.</summary>
internal sealed class ReadingInserter : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt insert;
    private readonly sqlite3_stmt update;

    public ReadingInserter(SqliteConnection connection)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, "INSERT INTO readings (value, at) VALUES (?, ?) ON CONFLICT DO NOTHING", out insert));
        Check(raw.sqlite3_prepare_v2(database, "UPDATE readings SET value = ? WHERE at = ?", out update));
    }

    /// <summary>Stores a reading; a later one of the same time replaces an earlier one.</summary>
    /// <returns>Whether it did.</returns>
    public bool Put(long at, ReadOnlySpan<byte> value)
    {
        Run(insert, at, value);
        if (raw.sqlite3_changes(database) == 1)
        {
            return false;
        }

        Run(update, at, value);
        return true;
    }

    public void Dispose()
    {
        insert?.Dispose();
        update?.Dispose();
    }

    private void Run(sqlite3_stmt statement, long at, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_text(statement, 1, value));
        Check(raw.sqlite3_bind_int64(statement, 2, at));
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        Check(raw.sqlite3_reset(statement));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
