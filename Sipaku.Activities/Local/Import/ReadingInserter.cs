using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sipaku.Activities.Local.Import;

/// <summary>
/// Puts an import's readings into the table within the connection's transaction, reused statements and no object a reading. What they
/// replace of other imports is kept.
/// </summary>
internal sealed class ReadingInserter : IDisposable
{
    // Files hold runs of ascending times. After so many it is worth asking up to where the table is free, for what lies there goes in
    // without a look at each.
    private const int RunWorthAsking = 8;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt insert;
    private readonly sqlite3_stmt keep;
    private readonly sqlite3_stmt update;
    private readonly sqlite3_stmt next;
    private readonly ReadingBatch batch;
    private long last = long.MinValue;
    private long freeBefore = long.MinValue;
    private int ascending;
    private bool replacing;

    /// <param name="connection">Outlives the inserter.</param>
    /// <param name="import">The import that the readings are of.</param>
    public ReadingInserter(SqliteConnection connection, long import)
    {
        database = connection.Handle!;
        string id = import.ToString(CultureInfo.InvariantCulture);
        insert = Prepare($"INSERT INTO readings (at, value, import) VALUES (?1, ?2, {id}) ON CONFLICT DO NOTHING");
        keep = Prepare($"INSERT INTO replaced_readings (import, at, value, of_import) SELECT {id}, at, value, import FROM readings WHERE at = ?1 AND import <> {id}");
        update = Prepare($"UPDATE readings SET value = ?2, import = {id} WHERE at = ?1");
        next = Prepare("SELECT at FROM readings WHERE at > ?1 ORDER BY at LIMIT 1");
        batch = new ReadingBatch(database, id);
    }

    /// <summary>Readings of times that had none.</summary>
    public long Added { get; private set; }

    /// <summary>Readings of other imports that were replaced.</summary>
    public long ReplacedOthers { get; private set; }

    /// <summary>Stores a reading; a later one of the same time replaces an earlier one.</summary>
    /// <returns>Whether it did.</returns>
    public bool Put(long at, ReadOnlySpan<byte> value)
    {
        if (at > last && at < freeBefore)
        {
            last = at;
            Added++;
            batch.Add(at, value);
            return false;
        }

        batch.Flush();
        bool replaced = PutAlone(at, value);
        ascending = at > last && !replaced ? ascending + 1 : 0;
        last = at;
        freeBefore = long.MinValue;
        if (ascending == RunWorthAsking)
        {
            ascending = 0;
            freeBefore = FindNext(at);
        }

        return replaced;
    }

    /// <summary>Brings what is still held back into the table.</summary>
    public void Flush() => batch.Flush();

    public void Dispose()
    {
        batch.Dispose();
        insert.Dispose();
        keep.Dispose();
        update.Dispose();
        next.Dispose();
    }

    /// <returns>Whether it replaced an earlier one.</returns>
    private bool PutAlone(long at, ReadOnlySpan<byte> value)
    {
        // Where one reading of another import was replaced, the next is likely to be.
        if (replacing && TryReplaceOther(at, value))
        {
            return true;
        }

        if (TryInsert(at, value))
        {
            replacing = false;
            return false;
        }

        replacing = TryReplaceOther(at, value);
        if (!replacing)
        {
            Run(update, at, value);
        }

        return true;
    }

    private bool TryInsert(long at, ReadOnlySpan<byte> value)
    {
        Run(insert, at, value);
        bool inserted = raw.sqlite3_changes(database) == 1;
        Added += inserted ? 1 : 0;
        return inserted;
    }

    private bool TryReplaceOther(long at, ReadOnlySpan<byte> value)
    {
        Run(keep, at);
        if (raw.sqlite3_changes(database) == 0)
        {
            return false;
        }

        ReplacedOthers++;
        Run(update, at, value);
        return true;
    }

    private long FindNext(long at)
    {
        Check(raw.sqlite3_bind_int64(next, 1, at));
        int result = raw.sqlite3_step(next);
        long found = result == raw.SQLITE_ROW ? raw.sqlite3_column_int64(next, 0) : long.MaxValue;
        Check(raw.sqlite3_reset(next));
        return found;
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(database, sql, out sqlite3_stmt? statement));
        return statement;
    }

    private void Run(sqlite3_stmt statement, long at, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_text(statement, 2, value));
        Run(statement, at);
    }

    private void Run(sqlite3_stmt statement, long at)
    {
        Check(raw.sqlite3_bind_int64(statement, 1, at));
        int result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        Check(raw.sqlite3_reset(statement));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
