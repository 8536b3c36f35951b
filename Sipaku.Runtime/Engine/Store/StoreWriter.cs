using Microsoft.Data.Sqlite;

namespace Sipaku.Runtime.Engine.Store;

/// <summary>
/// The only one that writes: a thread that takes whatever is queued into one transaction, so that the cost of a sync is shared, and
/// tells each write only after the commit.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    private const int MaxGroup = 1000;

    private readonly StoreSession _session;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _available = new(0);
    private readonly Queue<StoreWrite> _queue = new();
    private bool _stopping;

    public StoreWriter(StoreSession session)
    {
        _session = session;
        _thread = new Thread(Run) { IsBackground = true, Name = "Sipaku durable store writer" };
        _thread.Start();
    }

    /// <summary>The number of transactions committed so far.</summary>
    public long Commits { get; private set; }

    public void Enqueue(StoreWrite write)
    {
        lock (_gate)
        {
            if (!_stopping)
            {
                _queue.Enqueue(write);
                if (_queue.Count == 1)
                {
                    _available.Release();
                }

                return;
            }
        }

        write.Failed(new ObjectDisposedException(nameof(DurableStore), "The durable store is closed."));
    }

    /// <summary>Writes what is queued, then ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            _available.Release();
        }

        _thread.Join();
        _available.Dispose();
    }

    private void Run()
    {
        List<StoreWrite> group = [];
        while (true)
        {
            lock (_gate)
            {
                while (group.Count < MaxGroup && _queue.TryDequeue(out StoreWrite? write))
                {
                    group.Add(write);
                }

                if (group.Count == 0 && _stopping)
                {
                    return;
                }
            }

            if (group.Count == 0)
            {
                _available.Wait();
                continue;
            }

            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<StoreWrite> group)
    {
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
            group[0].Failed(DurableStoreException.From(exception));
            return;
        }

        Commits++;
        foreach (StoreWrite write in group)
        {
            write.Committed();
        }
    }

    private void Transact(List<StoreWrite> group)
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
