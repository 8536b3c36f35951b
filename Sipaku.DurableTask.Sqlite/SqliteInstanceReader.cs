using DurableTask.Core;
using DurableTask.Core.Query;
using Microsoft.Data.Sqlite;
using Sipaku.DurableTask.Sqlite.Store;
using Sipaku.DurableTask.Sqlite.Tables;

namespace Sipaku.DurableTask.Sqlite;

/// <summary>
/// Reads the instances of a store that another process has open, or that lies where nothing may be written. It never writes, but for a
/// copy in the temporary folder where what a crash left could not be read otherwise.
/// </summary>
public sealed class SqliteInstanceReader : IDisposable
{
    private readonly StoreSession _session;
    private readonly UnwrittenDatabase? _database;

    private SqliteInstanceReader(StoreSession session, UnwrittenDatabase? database)
    {
        _session = session;
        _database = database;
    }

    /// <summary>Opens a store.</summary>
    /// <param name="path">The database's file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DurableStoreException">It cannot be read; the message says why.</exception>
    public static SqliteInstanceReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no durable store {path}.", path);
        }

        if (new FileInfo(path).Length == 0)
        {
            throw new DurableStoreException(
                DurableStoreError.Damaged, $"The durable store {path} is empty: what ran in it is lost. Restore it from a backup, or delete it to start over.");
        }

        try
        {
            return OpenInPlace(path) ?? OpenWhereNothingMayBeWritten(path);
        }
        catch (SqliteException exception)
        {
            throw DurableStoreException.From(exception, path);
        }
        catch (Exception exception) when (exception is IOException and not DurableStoreException or UnauthorizedAccessException)
        {
            throw new DurableStoreException(DurableStoreError.ReadOnly, $"The durable store {path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The state of an instance, or null where there is none of that id.</summary>
    public OrchestrationState? Find(string instanceId) => Read(session =>
        InstanceTable.Find(session, instanceId) is { } row ? InstanceTable.WithInput(session, row).ToState() : null);

    /// <summary>A page of instances, oldest first; see <see cref="SqliteOrchestrationService.GetOrchestrationWithQueryAsync"/>.</summary>
    /// <exception cref="ArgumentException">The continuation token is none of this store's.</exception>
    public OrchestrationQueryResult List(OrchestrationQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Read(session => InstanceQuery.List(session, query));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _session.Dispose();
        _database?.Dispose();
    }

    /// <summary>As the owner's neighbour; null where SQLite may not make, or mend, the files that it would need beside the database.</summary>
    private static SqliteInstanceReader? OpenInPlace(string path)
    {
        try
        {
            return Open(path, SqliteOpenMode.ReadOnly, "busy_timeout = 5000", database: null);
        }
        catch (SqliteException exception) when (DurableStoreException.From(exception).Error == DurableStoreError.ReadOnly)
        {
            return null;
        }
    }

    internal static SqliteInstanceReader OpenWhereNothingMayBeWritten(string path)
    {
        UnwrittenDatabase database = UnwrittenDatabase.At(path);
        try
        {
            return Open(database.Source, database.Mode, "busy_timeout = 0", database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static SqliteInstanceReader Open(string source, SqliteOpenMode mode, string pragma, UnwrittenDatabase? database)
    {
        string connection = new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false }.ToString();
        StoreSession session = new(connection, $"PRAGMA {pragma}; PRAGMA query_only = 1; PRAGMA temp_store = MEMORY");
        try
        {
            StoreSchema.Check(session);
            return new SqliteInstanceReader(session, database);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private T Read<T>(Func<StoreSession, T> read)
    {
        try
        {
            return read(_session);
        }
        catch (SqliteException exception)
        {
            throw DurableStoreException.From(exception);
        }
    }
}
