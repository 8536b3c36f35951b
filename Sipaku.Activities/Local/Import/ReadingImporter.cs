using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Local.Readings;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local.Import;

/// <summary>
/// Fills the Local sensor table from files. Each line is judged by itself: bad ones are counted and told, good ones are stored. An import is
/// stored as a whole or not at all.
/// </summary>
public sealed class ReadingImporter
{
    private readonly SipakuSettings settings;
    private readonly LocalDatabase database;
    private readonly TimeProvider time;

    /// <summary>An importer into the database of a home folder.</summary>
    public ReadingImporter(SipakuSettings settings, TimeProvider time)
    {
        this.settings = settings;
        database = ReadingsDatabase.In(settings);
        this.time = time;
    }

    /// <summary>Imports readings.</summary>
    /// <param name="inputs">Read one after another; of two readings of one day and time the later wins.</param>
    /// <param name="options">How the inputs are to be read.</param>
    /// <param name="storing">What is to become of what they hold.</param>
    /// <param name="progress">Hears of every few hundred kilobytes.</param>
    /// <param name="cancellation">Ends the import with nothing stored.</param>
    /// <exception cref="ImportException">
    /// An input cannot be read, too much of it was refused, it measures something else, or there is no reading in any. Nothing is stored.
    /// </exception>
    public async Task<ImportResult> ImportAsync(
        IReadOnlyList<ImportInput> inputs,
        ImportOptions? options = null,
        StoringOptions? storing = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options ??= ImportOptions.None;
        storing ??= new StoringOptions();
        try
        {
            using SqliteConnection connection = database.Open();
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            ImportResult result = await ImportAsync(connection, inputs, options, storing, progress, cancellation);
            if (result.Import is null)
            {
                transaction.Rollback();
            }
            else
            {
                transaction.Commit();
            }

            GiveBackLog(connection);
            return result;
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

    /// <summary>What the store holds.</summary>
    /// <exception cref="PermanentException">The home folder cannot be used.</exception>
    public ReadingFigures ReadFigures() => database.Use(connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        (long readings, long refused, bool sample) = connection.Query(
            """
            SELECT
                readings,
                (SELECT coalesce(sum(refused), 0) FROM import_files JOIN imports ON imports.id = import WHERE ended IS NULL),
                (SELECT coalesce(max(sample), 0) FROM imports WHERE ended IS NULL)
            FROM store
            """,
            row => (row.GetInt64(0), row.GetInt64(1), row.GetBoolean(2)))[0];
        // Two queries: SQLite looks up one end of the key at once, but scans the table for both together.
        DateOnly? first = connection.Query("SELECT min(at) FROM readings", Day)[0];
        DateOnly? last = connection.Query("SELECT max(at) FROM readings", Day)[0];
        return new ReadingFigures(readings, refused, sample, first, last, connection.Scalar<long>("SELECT count(*) FROM own_readings") > 0);
    });

    private async Task<ImportResult> ImportAsync(
        SqliteConnection connection,
        IReadOnlyList<ImportInput> inputs,
        ImportOptions options,
        StoringOptions storing,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        ImportLedger ledger = new(connection);
        string key = KeyOf(options);
        KnownFiles known = new(ledger, key);
        IReadOnlyList<ImportInput> news = await known.WithoutKnownAsync(inputs, cancellation);
        if (news.Count == 0)
        {
            return Unchanged(known);
        }

        long import = ledger.Begin(time.GetUtcNow(), storing.Sample, key);
        long sampleRemoved = MakeRoom(connection, import, storing.Sample);
        using ReadingInserter readings = new(connection, import);
        ImportRun run = new(readings, ledger.ReadSeries(), storing, progress);
        InputReader reader = new(options, settings);
        foreach (ImportInput input in news)
        {
            await run.ReadAsync(reader, input, cancellation);
        }

        readings.Flush();

        // Of a stream the checksum is known only now.
        if (known.AreKnown(run.Files, import))
        {
            return Unchanged(known);
        }

        CheckNotEmpty(run, news);
        for (int number = 0; number < run.Files.Count; number++)
        {
            ledger.Add(import, number, run.Files[number]);
        }

        ledger.End(import, run.Series, readings.Added, readings.ReplacedOthers);
        if (!storing.Sample)
        {
            connection.Execute("INSERT OR IGNORE INTO own_readings VALUES (1)");
        }

        return new ImportResult(
            storing.DryRun ? null : import,
            run.Files,
            run.FirstRows,
            run.Refusals,
            [.. known.Notes, .. run.Notes, .. SuspiciousValues.Describe(run.Suspicious, settings.Readings)],
            sampleRemoved);
    }

    /// <summary>Equal where the options and the settings that go with them read a file alike.</summary>
    private string KeyOf(ImportOptions options) => string.Join(
        ' ',
        options.Canonical,
        options.Profile is { } name && settings.Profiles.TryGetValue(name, out ProfileSettings? profile) ? JsonSerializer.Serialize(profile, CanonicalJson.Default.ProfileSettings) : "",
        settings.TimeZone).TrimEnd();

    private static ImportResult Unchanged(KnownFiles known) => new(Import: null, [], [], [], known.Notes, SampleRemoved: 0);

    private static long MakeRoom(SqliteConnection connection, long import, bool sample)
    {
        List<bool> kinds = connection.Query("SELECT DISTINCT sample FROM imports WHERE ended IS NULL AND id <> $id", row => row.GetBoolean(0), ("$id", import));
        if (sample && kinds.Contains(false))
        {
            throw new ImportException("There are readings already, which the sample must not mix with. Empty the store first: clear --readings.");
        }

        return kinds.Contains(true) ? ReadingRemoval.RemoveSample(connection, import) : 0;
    }

    private static void CheckNotEmpty(ImportRun run, IReadOnlyList<ImportInput> inputs)
    {
        if (run.Files.Any(file => file.Imported > 0))
        {
            return;
        }

        string names = string.Join(", ", inputs.Select(input => input.Name));
        long missing = run.Files.Sum(file => file.Missing);
        throw new ImportException(run.Refusals is [{ First: [var first, ..] }, ..]
            ? string.Create(CultureInfo.InvariantCulture, $"None of {run.Refusals.Sum(group => group.Count):N0} lines is a reading. {first}")
            : missing > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{names}: no readings to import, only {missing:N0} missing values.")
                : $"{names}: no readings to import.");
    }

    // What an import wrote before the disk was full keeps others from the room that they need.
    private void ShrinkLog()
    {
        try
        {
            using SqliteConnection connection = database.Open();
            GiveBackLog(connection);
        }
        catch (Exception fault) when (LocalFaults.IsStorageFault(fault) || fault is StepException)
        {
            // Then it cannot be helped.
        }
    }

    /// <summary>The log of a large import is as large as what it stored.</summary>
    private static void GiveBackLog(SqliteConnection connection)
    {
        try
        {
            // Waiting for those who read would hold them up in turn; where there are some, the next import uses the log again.
            connection.Execute("PRAGMA busy_timeout = 0");
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // The disk is full; what is in the log is stored all the same.
        }
    }

    private static DateOnly? Day(SqliteDataReader row) =>
        row.IsDBNull(0) ? null : DateOnly.FromDayNumber(ReadingTime.DayNumber(row.GetInt64(0)));
}
