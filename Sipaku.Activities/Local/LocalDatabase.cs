using Microsoft.Data.Sqlite;
using Sipaku.Activities.Errors;
using Sipaku.Activities.Settings;
using SQLitePCL;

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

    /// <summary>The file.</summary>
    public string Path { get; } = System.IO.Path.Combine(settings.Home, fileName);

    /// <summary>The home folder, for messages.</summary>
    public string Home => settings.Home;

    private string Log => Path + "-wal";

    /// <summary>An open connection, to be disposed.</summary>
    public SqliteConnection Open()
    {
        if (!ready)
        {
            Directory.CreateDirectory(settings.Home);
        }

        SqliteConnection connection = new(connectionString);
        try
        {
            connection.Open();

            // SQLite's own waiting begins at a millisecond; the provider's, which goes on after it, looks every 150.
            connection.Execute("PRAGMA busy_timeout = 1000");
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
    public T Use<T>(Func<SqliteConnection, T> use) => Use(Open, use);

    /// <summary>Reads, also where nothing may be written; see <see cref="OpenToRead"/>.</summary>
    /// <returns>What was read; <paramref name="none"/> where there is no database.</returns>
    public T Read<T>(Func<SqliteConnection, T> read, T none) => File.Exists(Path) ? Use(OpenToRead, read) : none;

    /// <summary>
    /// An open connection to read from, to be disposed, also where nothing may be written: as SQLite leaves a database behind, it can be
    /// read without its helpers then, and what a crash left in its log is read from a copy, as is a database of an earlier version.
    /// </summary>
    public SqliteConnection OpenToRead()
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Open();

            // Opening touches nothing: whether SQLite gets the files that it needs beside the database, the first read tells.
            ReadVersion(connection);
            return connection;
        }
        catch (Exception fault)
        {
            connection?.Dispose();
            if (fault is not (SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN } or UnauthorizedAccessException))
            {
                throw;
            }
        }

        return IsWhole() ? OpenUnwritten() : OpenCopy();
    }

    private T Use<T>(Func<SqliteConnection> open, Func<SqliteConnection, T> use)
    {
        try
        {
            using SqliteConnection connection = open();
            return use(connection);
        }
        catch (Exception fault) when (LocalFaults.IsStorageFault(fault))
        {
            fault.Data[LocalFaults.DatabaseKey] = Path;
            throw LocalFaults.AsStepException(fault, Home);
        }
    }

    private bool IsWhole()
    {
        using SqliteConnection connection = OpenUnwritten();
        return new FileInfo(Log) is not { Exists: true, Length: > 0 } && ReadVersion(connection) == version;
    }

    private SqliteConnection OpenUnwritten() => Open($"{new Uri(Path).AbsoluteUri}?immutable=1", SqliteOpenMode.ReadOnly);

    private SqliteConnection OpenCopy()
    {
        DirectoryInfo copies = Directory.CreateTempSubdirectory("sipaku-");
        SqliteConnection? connection = null;
        try
        {
            connection = Open(CopyTo(copies.FullName), SqliteOpenMode.ReadWrite);
            Prepare(connection);
            connection.Disposed += (_, _) => copies.Delete(recursive: true);
            return connection;
        }
        catch
        {
            connection?.Dispose();
            copies.Delete(recursive: true);
            throw;
        }
    }

    private string CopyTo(string folder)
    {
        string copy = System.IO.Path.Combine(folder, fileName);
        File.Copy(Path, copy);
        File.SetAttributes(copy, FileAttributes.Normal);
        if (File.Exists(Log))
        {
            File.Copy(Log, copy + "-wal");
        }

        return copy;
    }

    private static SqliteConnection Open(string source, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private void Prepare(SqliteConnection connection)
    {
        int found = ReadVersion(connection);
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
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        foreach (string statements in upgrades.Prepend(schema).Skip(ReadVersion(connection)))
        {
            connection.Execute(statements);
        }

        connection.Execute($"PRAGMA user_version = {version}");

        transaction.Commit();
    }

    private static int ReadVersion(SqliteConnection connection) => (int)connection.Scalar<long>("PRAGMA user_version");
}
