using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sipaku.Activities.Local.Readings;

/// <summary>
/// Reads a range of readings in order of time. Steps the statement itself: a data reader would cost an object a value, which millions
/// of readings notice.
/// </summary>
internal sealed class ReadingCursor : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;
    private int lastDay;

    /// <param name="connection">Outlives the cursor.</param>
    /// <param name="after">Readings up to this time are passed over; the day of this time is not counted again.</param>
    /// <param name="range">Nothing outside it is read.</param>
    public ReadingCursor(SqliteConnection connection, long? after, SegmentRange range)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v2(connection.Handle!, "SELECT at, value FROM readings WHERE at >= ? AND at < ? ORDER BY at", out statement));
        Check(raw.sqlite3_bind_int64(statement, 1, after + 1 ?? range.From));
        Check(raw.sqlite3_bind_int64(statement, 2, range.Before));
        lastDay = after is { } at ? ReadingTime.DayNumber(at) : -1;
    }

    /// <summary>Readings given so far.</summary>
    public long Readings { get; private set; }

    /// <summary>Days whose first reading was given.</summary>
    public int Days { get; private set; }

    /// <summary>The time of the last reading given.</summary>
    public long Last { get; private set; }

    /// <summary>Fills the buffer.</summary>
    /// <returns>Whether there may be more.</returns>
    public bool Fill(ReadingLineBuffer buffer, long maxReadings)
    {
        while (buffer.HasRoom && Readings < maxReadings)
        {
            int result = raw.sqlite3_step(statement);
            if (result == raw.SQLITE_DONE)
            {
                return false;
            }

            if (result != raw.SQLITE_ROW)
            {
                Check(result);
            }

            Last = raw.sqlite3_column_int64(statement, 0);
            buffer.Add(Last, raw.sqlite3_column_blob(statement, 1));
            Readings++;
            int day = ReadingTime.DayNumber(Last);
            if (day != lastDay)
            {
                lastDay = day;
                Days++;
            }
        }

        return true;
    }

    public void Dispose() => statement?.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);
}
