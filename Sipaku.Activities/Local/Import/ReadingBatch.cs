using Microsoft.Data.Sqlite;
using Sipaku.Activities.Local.Import.Texts;
using SQLitePCL;

namespace Sipaku.Activities.Local.Import;

/// <summary>Readings of times that the table does not have, put into it several at a time: most of an insert's cost is the statement's.</summary>
internal sealed class ReadingBatch : IDisposable
{
    private const int Size = 32;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _many;
    private readonly sqlite3_stmt _one;
    private readonly long[] _times = new long[Size];
    private readonly byte[] _values = new byte[Size * ReadingText.LongestValue];
    private readonly int[] _ends = new int[Size];
    private int _count;

    /// <param name="database">Outlives the batch.</param>
    /// <param name="import">The import that the readings are of.</param>
    public ReadingBatch(sqlite3 database, string import)
    {
        _database = database;
        _many = Prepare(string.Join(", ", Enumerable.Repeat($"(?, ?, {import})", Size)));
        _one = Prepare($"(?, ?, {import})");
    }

    /// <summary>Adds a reading of a time that neither the table nor the batch has.</summary>
    public void Add(long at, ReadOnlySpan<byte> value)
    {
        int start = _count == 0 ? 0 : _ends[_count - 1];
        value.CopyTo(_values.AsSpan(start));
        _times[_count] = at;
        _ends[_count] = start + value.Length;
        if (++_count == Size)
        {
            Insert(_many, 0, Size);
            _count = 0;
        }
    }

    /// <summary>Brings what it holds into the table.</summary>
    public void Flush()
    {
        for (int index = 0; index < _count; index++)
        {
            Insert(_one, index, 1);
        }

        _count = 0;
    }

    public void Dispose()
    {
        _many.Dispose();
        _one.Dispose();
    }

    private void Insert(sqlite3_stmt statement, int from, int count)
    {
        for (int index = 0; index < count; index++)
        {
            int start = from + index == 0 ? 0 : _ends[from + index - 1];
            Check(raw.sqlite3_bind_int64(statement, (2 * index) + 1, _times[from + index]));
            Check(raw.sqlite3_bind_text(statement, (2 * index) + 2, _values.AsSpan(start.._ends[from + index])));
        }

        int result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        Check(raw.sqlite3_reset(statement));
    }

    private sqlite3_stmt Prepare(string rows)
    {
        Check(raw.sqlite3_prepare_v2(_database, $"INSERT INTO readings (at, value, import) VALUES {rows}", out sqlite3_stmt statement));
        return statement;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
