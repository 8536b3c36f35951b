using SQLitePCL;

namespace Sipaku.DurableTask.Sqlite.Store;

/// <summary>
/// Copies the write-ahead log into the database on a thread and a connection of its own, so that it never sits on a commit's path, and
/// keeps the log from growing without end.
/// </summary>
internal sealed class StoreCheckpointer : IDisposable
{
    // SQLite's number for "only tell", which SQLitePCLRaw does not name yet.
    private const int CheckpointNoop = -1;

    /// <summary>Pages in the log that are worth copying, and those from which on the writer lends a hand (4 and 64 MB).</summary>
    private const int WorthCopying = 1_000;
    private const int TooLong = 16_000;

    private readonly StoreWriter _writer;
    private readonly StoreSession _writerSession;
    private readonly StoreSession _session;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();

    public StoreCheckpointer(StoreWriter writer, StoreSession writerSession, string connectionString)
    {
        _writer = writer;
        _writerSession = writerSession;
        _session = new StoreSession(connectionString, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA busy_timeout = 0");
        _thread = new Thread(Run) { IsBackground = true, Name = "Sipaku durable store checkpointer" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _session.Dispose();
        _stop.Dispose();
    }

    /// <summary>Copies the whole log and empties it, as far as readers let it.</summary>
    public static void Truncate(StoreSession session) => Checkpoint(session, raw.SQLITE_CHECKPOINT_TRUNCATE);

    private void Run()
    {
        long seen = 0;
        while (!_stop.Wait(TimeSpan.FromMilliseconds(250)))
        {
            long commits = _writer.Commits;
            if (commits == seen)
            {
                continue;
            }

            seen = commits;
            (int log, int copied) = Checkpoint(_session, CheckpointNoop);
            if (log - copied < WorthCopying)
            {
                continue;
            }

            (log, _) = Checkpoint(_session, raw.SQLITE_CHECKPOINT_PASSIVE);
            if (log > TooLong)
            {
                _writer.Enqueue(new FinishCheckpoint(_writerSession));
            }
        }
    }

    private static (int Log, int Copied) Checkpoint(StoreSession session, int mode)
    {
        raw.sqlite3_wal_checkpoint_v2(session.Connection.Handle!, "main", mode, out int log, out int copied);
        return (log, copied);
    }

    /// <summary>
    /// Under a steady load new commits keep coming while the log is copied, so that it never gets to its end and starts over. Almost all
    /// is copied by then: the writer does the little that is left between two commits, and its next one starts over.
    /// </summary>
    private sealed class FinishCheckpoint(StoreSession writer) : StoreWrite
    {
        public override void Execute(StoreSession session)
        {
        }

        public override void Committed() => Checkpoint(writer, raw.SQLITE_CHECKPOINT_PASSIVE);
    }
}
