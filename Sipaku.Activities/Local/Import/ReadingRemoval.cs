using Microsoft.Data.Sqlite;
using Sipaku.Activities.Local.Readings;

namespace Sipaku.Activities.Local.Import;

/// <summary>Takes readings out of the store, within the connection's transaction. A dump under way is told by the store's generation.</summary>
internal static class ReadingRemoval
{
    /// <summary>Takes all away for good.</summary>
    /// <returns>How many there were.</returns>
    public static long RemoveAll(SqliteConnection connection)
    {
        long removed = connection.Scalar<long>("SELECT readings FROM store");
        connection.Execute("DELETE FROM replaced_readings");
        connection.Execute("DELETE FROM readings");
        connection.Execute("UPDATE imports SET ended = $ended WHERE ended IS NULL", ("$ended", nameof(ImportEnd.Cleared)));
        Count(connection, removed);
        return removed;
    }

    /// <summary>Lets the sample make way for an import, which keeps it.</summary>
    /// <returns>How many readings it had.</returns>
    public static long RemoveSample(SqliteConnection connection, long import)
    {
        long removed = connection.Scalar<long>("SELECT readings FROM store");
        connection.Execute("INSERT INTO replaced_readings SELECT $import, at, value, import FROM readings", ("$import", import));
        connection.Execute("DELETE FROM readings");
        connection.Execute(
            "UPDATE imports SET ended = $ended, ended_by = $import WHERE ended IS NULL AND id <> $import",
            ("$ended", nameof(ImportEnd.MadeWay)),
            ("$import", import));
        Count(connection, removed);
        return removed;
    }

    /// <summary>Takes some days away for good.</summary>
    /// <returns>How many readings they had.</returns>
    public static long RemoveDays(SqliteConnection connection, DateOnly from, DateOnly to)
    {
        long first = ReadingTime.Of(from);
        long before = ReadingTime.Of(to.DayNumber + 1, 0);
        long removed = connection.Execute("DELETE FROM readings WHERE at >= $first AND at < $before", ("$first", first), ("$before", before));
        connection.Execute("DELETE FROM replaced_readings WHERE at >= $first AND at < $before", ("$first", first), ("$before", before));
        Count(connection, removed);
        connection.Execute(
            """
            UPDATE imports SET ended = $ended
            WHERE ended IS NULL AND (
                (SELECT readings FROM store) = 0
                OR (SELECT min(first) >= $first AND max(last) < $before FROM import_files WHERE import = id))
            """,
            ("$ended", nameof(ImportEnd.Cleared)),
            ("$first", first),
            ("$before", before));
        return removed;
    }

    /// <summary>Counts readings as gone.</summary>
    public static void Count(SqliteConnection connection, long removed) =>
        connection.Execute("UPDATE store SET readings = readings - $removed, generation = generation + 1", ("$removed", removed));
}
