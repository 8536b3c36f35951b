using Microsoft.Data.Sqlite;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Local;

/// <summary>An SQLite file in the home folder whose schema is made on first use.</summary>
/// <param name="settings">Says where home is.</param>
/// <param name="fileName">The file.</param>
/// <param name="schema">Statements that make an empty file into version 1, kept as user_version.</param>
/// <param name="upgrades">Statements that make each version into the next.</param>
internal sealed class LocalDatabase(SipakuSettings settings, string fileName, string schema, params string[] upgrades)
{
    private readonly int version = upgrades.Length + 1;

    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = System.IO.Path.Combine(settings.Home, fileName),
        DefaultTimeout = 60,
    }.ToString();

    private volatile bool ready;

    /// <summary>The home folder, for messages.</summary>
    public string Home => settings.Home;

    /// <summary>An open connection, to be disposed.</summary>
    public SqliteConnection Open()
    {
        if (!ready)
        {
            Directory.CreateDirectory(settings.Home);
        }

        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            if (!ready)
            {
                Prepare(connection);
                ready = true;
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs <paramref name="use"/> on a connection and turns storage faults into step exceptions.</summary>
    public T Use<T>(Func<SqliteConnection, T> use)
    {
        try
        {
            using var connection = Open();
            return use(connection);
        }
        catch (Exception fault) when (LocalFaults.IsStorageFault(fault))
        {
            throw LocalFaults.AsStepException(fault, Home);
        }
    }

    private void Prepare(SqliteConnection connection)
    {
        var found = ReadVersion(connection);
        if (found == version)
        {
            return;
        }

        if (found > version)
        {
            throw new PermanentException(
                $"{System.IO.Path.Combine(Home, fileName)} was made by a newer Sipaku (schema {found}, this one knows {version}). Use that one, or another SIPAKU_HOME.");
        }

        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var statements in upgrades.Prepend(schema).Skip(ReadVersion(connection)))
        {
            connection.Execute(statements);
        }

        connection.Execute($"PRAGMA user_version = {version}");

        transaction.Commit();
    }

    private static int ReadVersion(SqliteConnection connection) => (int)connection.Scalar<long>("PRAGMA user_version");
}
