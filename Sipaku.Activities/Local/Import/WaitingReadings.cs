using Microsoft.Data.Sqlite;
using Sipaku.Activities.Local.Import.Texts;
using SQLitePCL;

namespace Sipaku.Activities.Local.Import;

/// <summary>Readings whose day is not made out yet, in a temporary table that goes to disk where it is large.</summary>
internal sealed class WaitingReadings : IDisposable
{
    // A database without a name is SQLite's own temporary file.
    private readonly SqliteConnection connection = new("Data Source=;Pooling=False");
    private readonly sqlite3_stmt insert;

    public WaitingReadings()
    {
        connection.Open();
        connection.Execute("CREATE TABLE waiting (line, ymd, dmy, mdy, second, zone, value)");
        connection.Execute("BEGIN");
        Check(raw.sqlite3_prepare_v2(connection.Handle, "INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?, ?)", out insert));
    }

    /// <summary>Hears of a reading.</summary>
    public delegate void Visitor(long line, Stamp stamp, ReadOnlySpan<byte> value);

    public void Add(long line, Stamp stamp, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_int64(insert, 1, line));
        Check(raw.sqlite3_bind_int64(insert, 2, stamp.Days.YearMonthDay));
        Check(raw.sqlite3_bind_int64(insert, 3, stamp.Days.DayMonthYear));
        Check(raw.sqlite3_bind_int64(insert, 4, stamp.Days.MonthDayYear));
        Check(raw.sqlite3_bind_int64(insert, 5, stamp.Second));
        Check(raw.sqlite3_bind_int64(insert, 6, stamp.OffsetSeconds));
        Check(raw.sqlite3_bind_blob(insert, 7, value));
        Check(raw.sqlite3_step(insert));
        Check(raw.sqlite3_reset(insert));
    }

    /// <summary>Visits all, in the order in which they were added.</summary>
    public void ForEach(Visitor visitor)
    {
        Check(raw.sqlite3_prepare_v2(connection.Handle, "SELECT * FROM waiting ORDER BY rowid", out sqlite3_stmt? select));
        using (select)
        {
            while (raw.sqlite3_step(select) == raw.SQLITE_ROW)
            {
                DateChoice days = new(raw.sqlite3_column_int(select, 1), raw.sqlite3_column_int(select, 2), raw.sqlite3_column_int(select, 3));
                visitor(
                    raw.sqlite3_column_int64(select, 0),
                    new Stamp(days, raw.sqlite3_column_int(select, 4), raw.sqlite3_column_int(select, 5)),
                    raw.sqlite3_column_blob(select, 6));
            }
        }
    }

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }
    }
}
