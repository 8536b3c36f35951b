using System.Buffers;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>
/// A prepared statement on SQLite's own interface: the writer runs some ten statements a commit, where the cost of ADO.NET's
/// parameter objects would show.
/// </summary>
internal sealed class SqlStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqlStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>The rows that the last insert, update or delete changed.</summary>
    public int Changes => raw.sqlite3_changes(_database);

    public SqlStatement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    public SqlStatement Bind(int index, long? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(_statement, index, number) : raw.sqlite3_bind_null(_statement, index));
        return this;
    }

    public SqlStatement Bind(int index, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, index));
            return this;
        }

        int bound = StoreText.MaxBytes(value);
        byte[]? rented = bound > 1024 ? ArrayPool<byte>.Shared.Rent(bound) : null;
        Span<byte> buffer = rented ?? stackalloc byte[1024];
        int length = StoreText.Encode(value, buffer);
        Check(raw.sqlite3_bind_text(_statement, index, buffer[..length]));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return this;
    }

    /// <summary>Binds bytes that are to be compared with texts.</summary>
    public SqlStatement BindUtf8(int index, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_text(_statement, index, value));
        return this;
    }

    public SqlStatement BindBlob(int index, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, index, value));
        return this;
    }

    public SqlStatement BindBlob(int index, byte[]? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(_statement, index) : raw.sqlite3_bind_blob(_statement, index, value));
        return this;
    }

    /// <summary>Moves to the next row; false at the end, where the statement is ready to be used again.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }

        return false;
    }

    /// <summary>Runs it to its end, ignoring rows.</summary>
    public int Run()
    {
        while (Step())
        {
        }

        return Changes;
    }

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public int Int32(int column) => raw.sqlite3_column_int(_statement, column);

    public long? NullableInt64(int column) => IsNull(column) ? null : Int64(column);

    public string? Text(int column) => IsNull(column) ? null : StoreText.Decode(Bytes(column));

    /// <summary>A column's bytes, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public byte[]? Blob(int column) => IsNull(column) ? null : Bytes(column).ToArray();

    /// <summary>Makes it ready to be bound and run again, also where rows were left.</summary>
    public void Reset()
    {
        raw.sqlite3_reset(_statement);
        raw.sqlite3_clear_bindings(_statement);
    }

    public void Dispose() => _statement.Dispose();

    private bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
