using Microsoft.Data.Sqlite;

namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>A connection with its prepared statements; used by one thread at a time.</summary>
internal sealed class StoreSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqlStatement> _statements = new(StringComparer.Ordinal);

    public StoreSession(string connectionString, string pragmas)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        Execute(pragmas);
    }

    public SqliteConnection Connection => _connection;

    /// <summary>The prepared statement of this text, with nothing bound.</summary>
    public SqlStatement Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out SqlStatement? statement))
        {
            statement.Reset();
            return statement;
        }

        statement = new SqlStatement(_connection.Handle!, sql);
        _statements.Add(sql, statement);
        return statement;
    }

    /// <summary>Runs statements that return nothing of interest and are not worth keeping prepared.</summary>
    public void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // The text is the store's own: pragmas and schema scripts.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row of a statement without parameters, or 0.</summary>
    public long Scalar(string sql)
    {
        SqlStatement statement = Prepare(sql);
        long value = statement.Step() ? statement.Int64(0) : 0;
        statement.Reset();
        return value;
    }

    public void Dispose()
    {
        foreach (SqlStatement statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }
}
