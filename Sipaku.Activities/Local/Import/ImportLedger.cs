using System.Globalization;
using Microsoft.Data.Sqlite;
using Sipaku.Activities.Local.Readings;

namespace Sipaku.Activities.Local.Import;

/// <summary>The records of imports, within the connection's transaction.</summary>
internal sealed class ImportLedger(SqliteConnection connection)
{
    // So many imports keep the readings that they replaced.
    private const int Undoable = 20;

    /// <summary>Begins an import, whose id its readings carry.</summary>
    public long Begin(DateTimeOffset now, bool sample, string options)
    {
        connection.Execute(
            "INSERT INTO imports (imported_at, sample, options, undoable) VALUES ($at, $sample, $options, 1)",
            ("$at", now.ToString("O", CultureInfo.InvariantCulture)),
            ("$sample", sample),
            ("$options", options));
        return connection.Scalar<long>("SELECT last_insert_rowid()");
    }

    /// <summary>Records a file of it.</summary>
    public void Add(long import, int number, StoredFile file) => connection.Execute(
        """
        INSERT INTO import_files (import, number, name, reads_as, bytes, checksum, imported, replaced, refused, missing, first, last)
        VALUES ($import, $number, $name, $readsAs, $bytes, $checksum, $imported, $replaced, $refused, $missing, $first, $last)
        """,
        ("$import", import),
        ("$number", number),
        ("$name", file.Name),
        ("$readsAs", file.ReadsAs),
        ("$bytes", file.Bytes),
        ("$checksum", file.Checksum),
        ("$imported", file.Imported),
        ("$replaced", file.Replaced),
        ("$refused", file.Refused),
        ("$missing", file.Missing),
        ("$first", Seconds(file.First)),
        ("$last", Seconds(file.Last)));

    /// <summary>Ends an import that is to be stored.</summary>
    /// <param name="import">The import.</param>
    /// <param name="series">What was measured, as far as its files say.</param>
    /// <param name="added">Readings of times that had none.</param>
    /// <param name="replacedOthers">Readings of other imports that were replaced.</param>
    public void End(long import, Series series, long added, long replacedOthers)
    {
        connection.Execute(
            "UPDATE imports SET pollutant = $pollutant, unit = $unit, kept = $kept WHERE id = $id",
            ("$pollutant", series.Pollutant),
            ("$unit", series.Unit),
            ("$kept", added + replacedOthers),
            ("$id", import));
        connection.Execute("UPDATE store SET readings = readings + $added", ("$added", added));
        ForgetOldReplacements();
    }

    /// <summary>All imports, the newest first.</summary>
    public IReadOnlyList<StoredImport> List()
    {
        ILookup<long, StoredFile> files = connection.Query(
            "SELECT import, name, reads_as, bytes, checksum, imported, replaced, refused, missing, first, last FROM import_files ORDER BY import, number",
            row => (Import: row.GetInt64(0), File: ReadFile(row))).ToLookup(row => row.Import, row => row.File);
        return connection.Query(
            "SELECT id, imported_at, sample, ended FROM imports ORDER BY id DESC",
            row => new StoredImport(
                row.GetInt64(0),
                DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture),
                row.GetBoolean(2),
                row.IsDBNull(3) ? null : Enum.Parse<ImportEnd>(row.GetString(3)),
                [.. files[row.GetInt64(0)]]));
    }

    /// <summary>Whether a file of this length is in force, so that its checksum is worth knowing before it is read.</summary>
    public bool HasFileOf(long bytes) => connection.Scalar<long>(
        "SELECT EXISTS (SELECT 1 FROM import_files JOIN imports ON imports.id = import WHERE ended IS NULL AND bytes = $bytes)",
        ("$bytes", bytes)) > 0;

    /// <summary>
    /// The newest import of a file of this checksum, read with these options, that is in force and of whose readings none has been replaced
    /// or cleared since.
    /// </summary>
    /// <param name="checksum">The file's.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="import">An import under way, which is not asked for and whose replacements do not count.</param>
    public (long Id, DateTimeOffset ImportedAt)? FindWhole(string checksum, string options, long? import = null)
    {
        List<(long Id, DateTimeOffset ImportedAt, long Kept)> found = connection.Query(
            """
            SELECT id, imported_at, kept FROM imports
            WHERE ended IS NULL AND options = $options AND EXISTS (SELECT 1 FROM import_files WHERE import = id AND checksum = $checksum)
            ORDER BY id DESC LIMIT 1
            """,
            row => (Id: row.GetInt64(0), ImportedAt: DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture), Kept: row.GetInt64(2)),
            ("$options", options),
            ("$checksum", checksum));
        return found is [var whole] && CountReadings(whole.Id, import) == whole.Kept ? (whole.Id, whole.ImportedAt) : null;
    }

    /// <summary>What the readings in force measure, as far as any file of theirs says.</summary>
    public Series ReadSeries() => connection.Query(
        "SELECT max(pollutant), max(unit) FROM imports WHERE ended IS NULL",
        row => new Series(row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)))[0];

    private long CountReadings(long id, long? replacedBy) => connection.Scalar<long>(
        """
        SELECT count(*) + (SELECT count(*) FROM replaced_readings WHERE import = $replacedBy AND of_import = $id)
        FROM readings
        WHERE import = $id
            AND at >= (SELECT min(first) FROM import_files WHERE import = $id)
            AND at <= (SELECT max(last) FROM import_files WHERE import = $id)
        """,
        ("$id", id),
        ("$replacedBy", replacedBy));

    private void ForgetOldReplacements()
    {
        const string Old = "SELECT id FROM imports WHERE ended IS NULL ORDER BY id DESC LIMIT -1 OFFSET $kept";
        connection.Execute(
            $"UPDATE imports SET undoable = 0 WHERE id IN ({Old}) AND EXISTS (SELECT 1 FROM replaced_readings WHERE import = id)",
            ("$kept", Undoable));
        connection.Execute($"DELETE FROM replaced_readings WHERE import IN ({Old})", ("$kept", Undoable));
    }

    private static StoredFile ReadFile(SqliteDataReader row) => new(
        row.GetString(1),
        row.GetString(2),
        row.IsDBNull(3) ? null : row.GetInt64(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.GetInt64(5),
        row.GetInt64(6),
        row.GetInt64(7),
        row.GetInt64(8),
        row.IsDBNull(9) ? null : ReadingTime.ToDateTime(row.GetInt64(9)),
        row.IsDBNull(10) ? null : ReadingTime.ToDateTime(row.GetInt64(10)));

    private static long? Seconds(DateTime? at) => at is { } time ? ReadingTime.Of(time) : null;
}
