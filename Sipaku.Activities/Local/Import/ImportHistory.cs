using System.Globalization;
using Microsoft.Data.Sqlite;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Readings;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Import;

/// <summary>What was imported into the Local sensor table, and taking it away again.</summary>
public sealed class ImportHistory
{
    private readonly LocalDatabase database;

    /// <summary>The history of a home folder's database.</summary>
    public ImportHistory(SipakuSettings settings) => database = ReadingsDatabase.In(settings);

    /// <summary>All imports, the newest first; those that are no longer in force as well.</summary>
    /// <exception cref="StepException">The home folder cannot be used.</exception>
    public IReadOnlyList<StoredImport> List() => database.Read(connection => new ImportLedger(connection).List(), none: []);

    /// <summary>Takes the newest import in force back: its readings go, and what they had replaced comes again.</summary>
    /// <exception cref="ImportException">It is not the newest in force, or what it replaced is not kept. Nothing has changed.</exception>
    /// <exception cref="StepException">The home folder cannot be used.</exception>
    public UndoneImport Undo(long id) => database.Use(connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        CheckUndoable(connection, id);
        long restored = connection.Scalar<long>("SELECT count(*) FROM replaced_readings WHERE import = $id", ("$id", id));

        // With the range in numbers SQLite deletes as it goes, and does not collect what to delete first.
        (long first, long last) = connection.Query(
            "SELECT min(first), max(last) FROM import_files WHERE import = $id", row => (row.GetInt64(0), row.GetInt64(1)), ("$id", id))[0];
        int taken = connection.Execute(
            "DELETE FROM readings WHERE import = $id AND at >= $first AND at <= $last", ("$id", id), ("$first", first), ("$last", last));
        connection.Execute(
            "INSERT INTO readings (at, value, import) SELECT at, value, of_import FROM replaced_readings WHERE import = $id ORDER BY at",
            ("$id", id));
        connection.Execute("DELETE FROM replaced_readings WHERE import = $id", ("$id", id));
        connection.Execute("UPDATE imports SET ended = NULL, ended_by = NULL WHERE ended_by = $id", ("$id", id));
        connection.Execute("UPDATE imports SET ended = $ended WHERE id = $id", ("$ended", nameof(ImportEnd.Undone)), ("$id", id));
        ReadingRemoval.Count(connection, taken - restored);
        transaction.Commit();
        return new UndoneImport(id, Removed: taken, Restored: restored);
    });

    /// <summary>Empties the store.</summary>
    /// <returns>How many readings there were.</returns>
    /// <exception cref="StepException">The home folder cannot be used.</exception>
    public long Clear() => Remove(connection => ReadingRemoval.RemoveAll(connection));

    /// <summary>Takes the readings of some days away, and what undoing an import would bring back of these days.</summary>
    /// <param name="from">The first of these days.</param>
    /// <param name="to">The last.</param>
    /// <returns>How many readings there were.</returns>
    /// <exception cref="StepException">The home folder cannot be used.</exception>
    public long Clear(DateOnly from, DateOnly to) => Remove(connection => ReadingRemoval.RemoveDays(connection, from, to));

    private long Remove(Func<SqliteConnection, long> remove) => database.Use(connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        long removed = remove(connection);
        transaction.Commit();
        GiveBackRoom(connection);
        return removed;
    });

    /// <summary>SQLite keeps the room of what was deleted, and the log of a large write, for the next one.</summary>
    private static void GiveBackRoom(SqliteConnection connection)
    {
        try
        {
            connection.Execute("VACUUM");
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // Somebody reads, or the disk is full: the readings are gone all the same.
        }
    }

    private static void CheckUndoable(SqliteConnection connection, long id)
    {
        List<(long Id, bool Undoable)> newest = connection.Query(
            "SELECT id, undoable FROM imports WHERE ended IS NULL ORDER BY id DESC LIMIT 1", row => (Id: row.GetInt64(0), Undoable: row.GetBoolean(1)));
        if (newest is not [var import])
        {
            throw new ImportException("There is no import in force that could be undone.");
        }

        if (import.Id != id)
        {
            throw new ImportException(string.Create(
                CultureInfo.InvariantCulture, $"Only the newest import in force can be undone, which is {import.Id}: undo-import {import.Id}."));
        }

        if (!import.Undoable)
        {
            throw new ImportException(string.Create(
                CultureInfo.InvariantCulture,
                $"Import {id} cannot be undone: what it replaced is kept for the last 20 imports only, and not for those of earlier versions. To start over: clear --readings."));
        }
    }
}
