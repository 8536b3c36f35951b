using DurableTask.Core;
using DurableTask.Core.Query;
using Sipaku.DurableTask.Sqlite.Commits;
using Sipaku.DurableTask.Sqlite.Dispatch;
using Sipaku.DurableTask.Sqlite.Store;
using Sipaku.DurableTask.Sqlite.Tables;

namespace Sipaku.DurableTask.Sqlite;

/// <summary>
/// An orchestration service for the Durable Task Framework on one SQLite file: what is acknowledged is on the disk. One process works on a
/// file at a time. Entities are not supported.
/// </summary>
public sealed partial class SqliteOrchestrationService
    : IOrchestrationService, IOrchestrationServiceClient, IOrchestrationServiceQueryClient, IOrchestrationServicePurgeClient, IDisposable
{
    /// <summary>The name of the meter that counts commits and what waits.</summary>
    public const string MeterName = "Sipaku.DurableTask.Sqlite";

    private readonly SqliteOrchestrationServiceOptions _options;
    private readonly DurableStore _store;
    private readonly CancellationTokenSource _closing = new();
    private readonly RunningWork _running;
    private readonly WorkHub _hub;
    private readonly StoreMetrics _metrics = new();
    private readonly Housekeeper? _housekeeper;

    /// <summary>Opens the store and takes up what is unfinished in it; nothing runs before a worker starts.</summary>
    /// <param name="options">How it works.</param>
    /// <exception cref="DurableStoreException">The store cannot be used; the message says why.</exception>
    public SqliteOrchestrationService(SqliteOrchestrationServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _store = DurableStore.Open(options.Path, options.TakeLock, _metrics);
        try
        {
            string? runningPath = options.Path is null ? null : options.Path + ".running";
            _running = new RunningWork(runningPath, options.MaxConcurrentActivities + options.MaxConcurrentOrchestrations);
            _hub = new WorkHub(_store, _running, options.TimeProvider);
            TakeUp();
        }
        catch
        {
            _hub?.Dispose();
            _running?.Dispose();
            _store.Dispose();
            throw;
        }

        _metrics.Observe(_hub);
        _housekeeper = options.Retention is { } retention ? new Housekeeper(this, options.TimeProvider, retention, options.Logger) : null;
    }

    /// <summary>
    /// True where the file was there when it was opened, and had nothing in it. This library never leaves an empty file, so its instances
    /// were lost by somebody else's doing.
    /// </summary>
    public bool WasEmpty => _store.WasEmpty;

    internal DurableStore Store => _store;

    /// <summary>Closes the store: what is being written is finished, and the whole of it is in its one file afterwards.</summary>
    public void Dispose()
    {
        if (_closing.IsCancellationRequested)
        {
            return;
        }

        _closing.Cancel();
        _housekeeper?.Dispose();
        _hub.Dispose();
        _running.Dispose();
        _store.Dispose();
        _metrics.Dispose();
    }

    /// <summary>Takes up what the last process left; whatever was running when it died is counted.</summary>
    private void TakeUp()
    {
        IReadOnlyList<(long Id, bool IsActivity)> leftovers = _running.TakeLeftovers();
        foreach ((long id, _) in leftovers.Where(static leftover => leftover.IsActivity))
        {
            _store.WriteAsync(session => ActivityTable.CountAttempt(session, id)).GetAwaiter().GetResult();
        }

        _store.Read(session =>
        {
            _hub.Load(InstanceTable.Unfinished(session), InboxTable.Load(session), ActivityTable.Load(session));
            return 0;
        });
        foreach ((long key, _) in leftovers.Where(leftover => !leftover.IsActivity && _options.CountOwnDeaths))
        {
            if (_store.Read(session => InstanceTable.Find(session, key)) is { } row)
            {
                CountDeathAsync(row.Id).GetAwaiter().GetResult();
            }
        }
    }

    private async Task<T> WriteAsync<T>(Func<StoreSession, InstanceWrites, T> write, bool mayWait = false)
    {
        InstanceWrites? writes = null;
        return await _store.WriteAsync(
            session =>
            {
                writes = new InstanceWrites(session, _store.Keys, _options.TimeProvider.GetUtcNow().UtcTicks);
                return write(session, writes);
            },
            _ => writes!.Apply(_hub),
            mayWait);
    }

    private Task<int> WriteAsync(Action<StoreSession, InstanceWrites> write, bool mayWait = false) => WriteAsync(
        (session, writes) =>
        {
            write(session, writes);
            return 0;
        },
        mayWait);
}
