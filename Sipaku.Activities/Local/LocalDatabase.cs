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
    public T Use<T>(Func<SqliteConnection, T> use)
    {
        try
        {
            using SqliteConnection connection = Open();
            return use(connection);
        }
        catch (Exception fault) when (LocalFaults.IsStorageFault(fault))
        {
            fault.Data[LocalFaults.DatabaseKey] = Path;
            throw LocalFaults.AsStepException(fault, Home);
        }
    }

    /// <summary>
    /// Reads, also where nothing may be written: as SQLite leaves a database behind, it can be read without its helpers then, and what a
    /// crash left in its log is read from a copy, as is a database of an earlier version.
    /// </summary>
    /// <returns>What was read; <paramref name="none"/> where there is no database.</returns>
    public T Read<T>(Func<SqliteConnection, T> read, T none)
    {
        if (!File.Exists(Path))
        {
            return none;
        }

        try
        {
            return Use(read);
        }
        catch (PermanentException fault) when (fault.InnerException is SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN } or UnauthorizedAccessException)
        {
            return ReadWhereNothingIsWritten(read);
        }
    }

    private T ReadWhereNothingIsWritten<T>(Func<SqliteConnection, T> read)
    {
        DirectoryInfo? copies = null;
        try
        {
            using SqliteConnection original = OpenUnwritten();
            FileInfo log = new(Path + "-wal");
            bool whole = log is not { Exists: true, Length: > 0 };
            if (whole && ReadVersion(original) == version)
            {
                return read(original);
            }

            copies = Directory.CreateTempSubdirectory("sipaku-");
            string copy = System.IO.Path.Combine(copies.FullName, fileName);
            File.Copy(Path, copy);
            File.SetAttributes(copy, FileAttributes.Normal);
            if (!whole)
            {
                log.CopyTo(copy + "-wal");
            }

            using SqliteConnection connection = Open(copy, SqliteOpenMode.ReadWrite);
            Prepare(connection);
            return read(connection);
        }
        catch (Exception fault) when (LocalFaults.IsStorageFault(fault))
        {
            fault.Data[LocalFaults.DatabaseKey] = Path;
            throw LocalFaults.AsStepException(fault, Home);
        }
        finally
        {
            copies?.Delete(recursive: true);
        }
    }

    private SqliteConnection OpenUnwritten() => Open($"{new Uri(Path).AbsoluteUri}?immutable=1", SqliteOpenMode.ReadOnly);

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
