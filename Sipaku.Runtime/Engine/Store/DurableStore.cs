using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Sipaku.Runtime.Engine.Activities;
using Sipaku.Runtime.Engine.Instances;

namespace Sipaku.Runtime.Engine.Store;

/// <summary>
/// The engine's database: one SQLite file, one writer, any number of readers. A commit returns only after it is on the disk
/// (write-ahead log, <c>synchronous=FULL</c>).
/// </summary>
internal sealed class DurableStore : IDisposable
{
    // auto_vacuum counts for a new file only; it lets StoreSpace give room back without rewriting the file.
    private const string WriterPragmas = """
        PRAGMA auto_vacuum = INCREMENTAL;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA busy_timeout = 5000;
        PRAGMA cache_size = -32768;
        PRAGMA temp_store = MEMORY;
        """;

    private readonly string? _path;
    private readonly FileStream? _lock;
    private readonly StoreSession _session;
    private readonly StoreCheckpointer? _checkpointer;
    private readonly ConcurrentBag<StoreSession> _readers = [];
    private bool _disposed;

    private DurableStore(string? path, FileStream? fileLock, int activities)
    {
        _path = path;
        _lock = fileLock;
        try
        {
            _session = new StoreSession(ConnectionString(path, SqliteOpenMode.ReadWriteCreate), path is null ? "PRAGMA temp_store = MEMORY" : WriterPragmas);
            StoreSchema.Upgrade(_session);
            Keys = new StoreKeys(_session);
            Running = new RunningActivities(path is null ? null : path + ".running", activities + TurnGuard.Slots);
        }
        catch (SqliteException exception)
        {
            _session?.Dispose();
            fileLock?.Dispose();
            throw DurableStoreException.From(exception);
        }
        catch
        {
            _session?.Dispose();
            fileLock?.Dispose();
            throw;
        }

        Writer = new StoreWriter(_session);
        _checkpointer = path is null ? null : new StoreCheckpointer(Writer, _session, ConnectionString(path, SqliteOpenMode.ReadWrite));
    }

    public StoreWriter Writer { get; }

    /// <summary>Hands out keys; inside writes only.</summary>
    public StoreKeys Keys { get; }

    /// <summary>The activities that run at this moment.</summary>
    public RunningActivities Running { get; }

    /// <summary>The database's file, or null for one in memory.</summary>
    public string? Path => _path;

    /// <summary>Opens the store, making it where there is none.</summary>
    /// <param name="path">The database's file, or null for a store in memory that ends with its disposal.</param>
    /// <param name="activities">The number of activities that can run at once.</param>
    /// <exception cref="DurableStoreException">It cannot be used; the message says why.</exception>
    public static DurableStore Open(string? path, int activities)
    {
        if (path is null)
        {
            return new DurableStore(null, null, activities);
        }

        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DurableStoreException(
                DurableStoreError.ReadOnly, $"The folder of the durable store {path} cannot be made: {exception.Message}", exception);
        }

        return new DurableStore(path, StoreLock.Take(path), activities);
    }

    /// <summary>Reads what is committed.</summary>
    public T Read<T>(Func<StoreSession, T> read)
    {
        try
        {
            if (_path is null)
            {
                return Writer.ReadBetweenWrites(read);
            }

            StoreSession reader = _readers.TryTake(out StoreSession? idle)
                ? idle
                : new StoreSession(ConnectionString(_path, SqliteOpenMode.ReadWrite), "PRAGMA busy_timeout = 5000; PRAGMA query_only = 1; PRAGMA temp_store = MEMORY");
            try
            {
                return read(reader);
            }
            finally
            {
                if (_disposed)
                {
                    reader.Dispose();
                }
                else
                {
                    _readers.Add(reader);
                }
            }
        }
        catch (SqliteException exception)
        {
            throw DurableStoreException.From(exception);
        }
    }

    /// <summary>Writes, and waits until it is synced.</summary>
    public Task<T> WriteAsync<T>(Func<StoreSession, T> write, Action<T>? committed = null)
    {
        StoreWrite<T> queued = new(write, committed);
        Writer.Enqueue(queued);
        return queued.Completion;
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _checkpointer?.Dispose();
        Writer.Dispose();
        while (_readers.TryTake(out StoreSession? reader))
        {
            reader.Dispose();
        }

        _session.Dispose();
        Running.Dispose();
        _lock?.Dispose();
    }

    private static string ConnectionString(string? path, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = path ?? ":memory:",
        Mode = path is null ? SqliteOpenMode.Memory : mode,
        Pooling = false,
    }.ToString();
}
