using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>
/// The only one that writes, one transaction at a time: whatever is queued when one begins goes into it, so that the cost of a sync is
/// shared, and each write is told only after the commit. There is no thread of its own: the caller that finds nobody writing writes, its
/// own and what others queue meanwhile. In an orchestration that waits for one activity after another that saves two switches of
/// threads a step, which take as long as the sync.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    private const int MaxGroup = 1000;

    /// <summary>How long a write waits that may: for others that are about to come and share its sync.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2);

    private readonly StoreSession _session;
    private readonly object _gate = new();
    private readonly Lock _sessionGate = new();
    private readonly Queue<(StoreWrite Write, bool MayWait)> _queue = new();
    private readonly Timer _flush;
    private bool _writing;
    private int _urgent;
    private volatile bool _stopping;

    private readonly StoreMetrics _metrics;

    public StoreWriter(StoreSession session, StoreMetrics metrics)
    {
        _session = session;
        _metrics = metrics;
        _flush = new Timer(static writer => ((StoreWriter)writer!).Flush(), this, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>The number of transactions committed so far.</summary>
    public long Commits { get; private set; }

    /// <summary>Queues a write, and writes where nobody does. Hold no lock that a write's callbacks may want.</summary>
    /// <param name="write">The write.</param>
    /// <param name="mayWait">Whether to leave it for a moment to whoever writes next.</param>
    public void Enqueue(StoreWrite write, bool mayWait = false)
    {
        bool refused;
        lock (_gate)
        {
            refused = _stopping;
            if (!refused)
            {
                _queue.Enqueue((write, mayWait));
                _urgent += mayWait ? 0 : 1;
                if (_writing)
                {
                    return;
                }

                if (mayWait)
                {
                    if (_queue.Count == 1)
                    {
                        _flush.Change(Patience, Timeout.InfiniteTimeSpan);
                    }

                    return;
                }

                _writing = true;
            }
        }

        if (refused)
        {
            write.Failed(new ObjectDisposedException(nameof(DurableStore), "The durable store is closed."));
        }
        else
        {
            WriteGroup();
        }
    }

    /// <summary>
    /// Reads on the writer's own session, for a database in memory, which has no other. The caller waits for a write that is under way and
    /// never for the thread pool, whose threads may all be waiting here.
    /// </summary>
    public T ReadBetweenWrites<T>(Func<StoreSession, T> read)
    {
        lock (_sessionGate)
        {
            ObjectDisposedException.ThrowIf(_stopping, typeof(DurableStore));
            return read(_session);
        }
    }

    /// <summary>Waits until what is queued is written; what comes later is refused.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
        }

        Flush();
        lock (_gate)
        {
            while (_writing)
            {
                Monitor.Wait(_gate);
            }
        }

        _flush.Dispose();

        lock (_sessionGate)
        {
            // The last reader is through.
        }
    }

    private void Flush()
    {
        lock (_gate)
        {
            if (_writing || _queue.Count == 0)
            {
                return;
            }

            _writing = true;
        }

        WriteGroup();
    }

    /// <summary>Writes one group; what has come meanwhile is left to the thread pool, so that no caller is kept for the sake of others.</summary>
    private void WriteGroup()
    {
        List<StoreWrite> group = [];
        lock (_gate)
        {
            while (group.Count < MaxGroup && _queue.TryDequeue(out (StoreWrite Write, bool MayWait) queued))
            {
                group.Add(queued.Write);
                _urgent -= queued.MayWait ? 0 : 1;
            }
        }

        Commit(group);
        lock (_gate)
        {
            if (_urgent == 0 && (!_stopping || _queue.Count == 0))
            {
                _writing = false;
                if (_queue.Count > 0)
                {
                    _flush.Change(Patience, Timeout.InfiniteTimeSpan);
                }

                Monitor.PulseAll(_gate);
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.WriteGroup(), this, preferLocal: false);
    }

    private void Commit(List<StoreWrite> group)
    {
        long startedAt = Stopwatch.GetTimestamp();
        try
        {
            Transact(group);
        }
        catch (Exception exception) when (group.Count > 1)
        {
            // One bad write must not take its neighbours with it; where the store itself failed each will find out for itself.
            _ = exception;
            foreach (StoreWrite write in group)
            {
                Commit([write]);
            }

            return;
        }
        catch (Exception exception)
        {
            Tell(group[0], write => write.Failed(DurableStoreException.From(exception)));
            return;
        }

        Commits++;
        _metrics.Committed(startedAt);
        foreach (StoreWrite write in group)
        {
            Tell(write, static told => told.Committed());
        }
    }

    private static void Tell(StoreWrite write, Action<StoreWrite> tell)
    {
        try
        {
            tell(write);
        }
#pragma warning disable CA1031 // A bug of the engine: it must end the process, not reach whoever happens to write for others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ThreadPool.UnsafeQueueUserWorkItem(static bug => ExceptionDispatchInfo.Throw(bug), exception, preferLocal: false);
        }
    }

    private void Transact(List<StoreWrite> group)
    {
        lock (_sessionGate)
        {
            _session.Prepare("BEGIN IMMEDIATE").Run();
            try
            {
                foreach (StoreWrite write in group)
                {
                    write.Execute(_session);
                }

                _session.Prepare("COMMIT").Run();
            }
            catch
            {
                Rollback();
                throw;
            }
        }
    }

    private void Rollback()
    {
        try
        {
            _session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself after a full disk or an I/O error.
        }
    }
}
