using System.Globalization;
using Microsoft.Data.Sqlite;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Readings;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Import;

/// <summary>
/// Fills the Local sensor table from JSON lines in the DynamoDB export format or CSV, compressed or not. Each line is judged by itself: bad
/// ones are counted and told, good ones are stored. An import is stored as a whole or not at all.
/// </summary>
public sealed class ReadingImporter
{
    private readonly LocalDatabase database;
    private readonly TimeProvider time;

    /// <summary>An importer into the database of a home folder.</summary>
    public ReadingImporter(SipakuSettings settings, TimeProvider time)
    {
        database = ReadingsDatabase.In(settings);
        this.time = time;
    }

    /// <summary>Imports readings.</summary>
    /// <param name="inputs">Read one after another; of two readings of one day and time the later wins.</param>
    /// <param name="sample">
    /// Whether this is the bundled sample, which makes way for the first import that is not, and is refused where there are others.
    /// </param>
    /// <param name="options">How the inputs are to be read.</param>
    /// <param name="progress">Hears of every few hundred kilobytes.</param>
    /// <param name="cancellation">Ends the import with nothing stored.</param>
    /// <exception cref="ImportException">An input cannot be read, or there is no good line in any. Nothing is stored.</exception>
    public async Task<ImportResult> ImportAsync(
        IReadOnlyList<ImportInput> inputs,
        bool sample = false,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        try
        {
            using var connection = database.Open();
            using var transaction = connection.BeginTransaction(deferred: false);
            var sampleRemoved = MakeRoom(connection, sample);
            using var readings = new ReadingInserter(connection);
            var run = new ImportRun(readings, progress);
            var reader = new InputReader(options ?? ImportOptions.None);
            foreach (var input in inputs)
            {
                await run.ReadAsync(reader, input, cancellation);
            }

            CheckNotEmpty(run, inputs);
            Record(connection, run, inputs, sample);
            if (!sample)
            {
                connection.Execute("INSERT OR IGNORE INTO own_readings VALUES (1)");
            }

            transaction.Commit();
            return new ImportResult(run.Read, run.Imported, run.Replaced, run.Malformed, run.FirstRefusals, run.Notes, sampleRemoved);
        }
        catch (Exception fault) when (LocalFaults.IsStorageFault(fault))
        {
            ShrinkLog();
            fault.Data[LocalFaults.DatabaseKey] = database.Path;
            throw new ImportException(LocalFaults.Describe(fault, database.Home), fault);
        }
        catch (StepException fault)
        {
            throw new ImportException(fault.Message, fault);
        }
    }

    // What an import wrote before the disk was full keeps others from the room that they need.
    private void ShrinkLog()
    {
        try
        {
            using var connection = database.Open();
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (Exception fault) when (LocalFaults.IsStorageFault(fault) || fault is StepException)
        {
            // Then it cannot be helped.
        }
    }

    /// <summary>What the store holds.</summary>
    /// <exception cref="PermanentException">The home folder cannot be used.</exception>
    public ReadingFigures ReadFigures() => database.Use(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        var (readings, malformed, sample) = connection.Query(
            "SELECT coalesce(sum(imported - replaced), 0), coalesce(sum(malformed), 0), coalesce(max(sample), 0) FROM imports",
            row => (row.GetInt64(0), row.GetInt64(1), row.GetBoolean(2)))[0];
        // Two queries: SQLite looks up one end of the key at once, but scans the table for both together.
        var first = connection.Query("SELECT min(at) FROM readings", Day)[0];
        var last = connection.Query("SELECT max(at) FROM readings", Day)[0];
        return new ReadingFigures(readings, malformed, sample, first, last, connection.Scalar<long>("SELECT count(*) FROM own_readings") > 0);
    });

    /// <summary>Empties the store.</summary>
    /// <returns>How many readings there were.</returns>
    /// <exception cref="PermanentException">The home folder cannot be used.</exception>
    public long Clear() => database.Use(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var removed = RemoveAll(connection);
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

    private static long MakeRoom(SqliteConnection connection, bool sample)
    {
        var kinds = connection.Query("SELECT DISTINCT sample FROM imports", row => row.GetBoolean(0));
        if (sample && kinds.Contains(false))
        {
            throw new ImportException("There are readings already, which the sample must not mix with. Empty the store first: clear --readings.");
        }

        return kinds.Contains(true) ? RemoveAll(connection) : 0;
    }

    private static long RemoveAll(SqliteConnection connection)
    {
        var removed = connection.Scalar<long>("SELECT coalesce(sum(imported - replaced), 0) FROM imports");
        connection.Execute("DELETE FROM readings");
        connection.Execute("DELETE FROM imports");
        return removed;
    }

    private static void CheckNotEmpty(ImportRun run, IReadOnlyList<ImportInput> inputs)
    {
        if (run.Imported > 0)
        {
            return;
        }

        throw new ImportException(run.Malformed == 0
            ? $"{string.Join(", ", inputs.Select(input => input.Name))}: no readings to import."
            : string.Create(CultureInfo.InvariantCulture, $"None of {run.Malformed} lines is a reading. {run.FirstRefusals[0]}"));
    }

    private void Record(SqliteConnection connection, ImportRun run, IReadOnlyList<ImportInput> inputs, bool sample) => connection.Execute(
        """
        INSERT INTO imports (imported_at, source, sample, read, imported, replaced, malformed)
        VALUES ($at, $source, $sample, $read, $imported, $replaced, $malformed)
        """,
        ("$at", time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)),
        ("$source", string.Join('\n', inputs.Select(input => input.Name))),
        ("$sample", sample),
        ("$read", run.Read),
        ("$imported", run.Imported),
        ("$replaced", run.Replaced),
        ("$malformed", run.Malformed));

    private static DateOnly? Day(SqliteDataReader row) =>
        row.IsDBNull(0) ? null : DateOnly.FromDayNumber(ReadingTime.DayNumber(row.GetInt64(0)));
}
