using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>
/// The database: one SQLite file, one writer, any number of readers. A commit returns only after it is on the disk (write-ahead log,
/// <c>synchronous=FULL</c>).
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

    private readonly FileStream? _lock;
    private readonly StoreSession _session;
    private readonly StoreCheckpointer? _checkpointer;
    private readonly ConcurrentBag<StoreSession> _readers = [];
    private bool _disposed;

    private DurableStore(string? path, FileStream? fileLock, bool wasEmpty, StoreMetrics metrics)
    {
        Path = path;
        WasEmpty = wasEmpty;
        _lock = fileLock;
        try
        {
            _session = new StoreSession(ConnectionString(path, SqliteOpenMode.ReadWriteCreate), path is null ? "PRAGMA temp_store = MEMORY" : WriterPragmas);
            StoreSchema.Upgrade(_session);
            Keys = new StoreKeys(_session);
        }
        catch (SqliteException exception)
        {
            _session?.Dispose();
            fileLock?.Dispose();
            throw DurableStoreException.From(exception, path);
        }
        catch
        {
            _session?.Dispose();
            fileLock?.Dispose();
            throw;
        }

        Writer = new StoreWriter(_session, metrics);
        _checkpointer = path is null ? null : new StoreCheckpointer(Writer, _session, ConnectionString(path, SqliteOpenMode.ReadWrite));
    }

    public StoreWriter Writer { get; }

    /// <summary>Hands out keys; inside writes only.</summary>
    public StoreKeys Keys { get; }

    /// <summary>The database's file, or null for one in memory.</summary>
    public string? Path { get; }

    /// <summary>True where the file was there, and had nothing in it: somebody else has emptied it, since this library never leaves it so.</summary>
    public bool WasEmpty { get; }

    /// <summary>Opens the store, making it where there is none.</summary>
    /// <param name="path">The database's file, or null for a store in memory that ends with its disposal.</param>
    /// <param name="takeLock">False where the caller keeps other processes away.</param>
    /// <param name="metrics">Where commits are counted.</param>
    /// <exception cref="DurableStoreException">It cannot be used; the message says why.</exception>
    public static DurableStore Open(string? path, bool takeLock, StoreMetrics metrics)
    {
        if (path is null)
        {
            return new DurableStore(null, null, wasEmpty: false, metrics);
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

        FileStream? fileLock = takeLock ? StoreLock.Take(path) : null;
        return new DurableStore(path, fileLock, File.Exists(path) && new FileInfo(path).Length == 0, metrics);
    }

    /// <summary>Reads what is committed.</summary>
    public T Read<T>(Func<StoreSession, T> read)
    {
        try
        {
            if (Path is null)
            {
                return Writer.ReadBetweenWrites(read);
            }

            StoreSession reader = _readers.TryTake(out StoreSession? idle)
                ? idle
                : new StoreSession(ConnectionString(Path, SqliteOpenMode.ReadWrite), "PRAGMA busy_timeout = 5000; PRAGMA query_only = 1; PRAGMA temp_store = MEMORY");
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
            throw DurableStoreException.From(exception, Path);
        }
    }

    /// <summary>Reads several things of one moment.</summary>
    public T ReadSnapshot<T>(Func<StoreSession, T> read) => Read(session =>
    {
        // A savepoint, because a store in memory reads on its writer's session.
        session.Prepare("SAVEPOINT Snapshot").Run();
        try
        {
            return read(session);
        }
        finally
        {
            session.Prepare("RELEASE Snapshot").Run();
        }
    });

    /// <summary>Writes, and waits until it is synced.</summary>
    /// <param name="write">What to write; called again where the group that it was in failed.</param>
    /// <param name="committed">What memory is to do after the commit.</param>
    /// <param name="mayWait">Whether to leave it for a moment to whoever writes next.</param>
    public Task<T> WriteAsync<T>(Func<StoreSession, T> write, Action<T>? committed = null, bool mayWait = false)
    {
        StoreWrite<T> queued = new(write, committed);
        Writer.Enqueue(queued, mayWait);
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

        if (Path is not null)
        {
            // Whoever opens the file next, if only to read it where nothing may be written, finds all of it in one place.
            StoreCheckpointer.Truncate(_session);
        }

        _session.Dispose();
        _lock?.Dispose();
    }

    private static string ConnectionString(string? path, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = path ?? ":memory:",
        Mode = path is null ? SqliteOpenMode.Memory : mode,
        Pooling = false,
    }.ToString();
}
