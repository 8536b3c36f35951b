using DurableTask.Core.History;
using Sipaku.DurableTask.Sqlite.Store;
using Sipaku.DurableTask.Sqlite.Tables;

namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>
/// What memory holds of unfinished work. It changes after commits, in their order, and by hand-outs; the database decides what counts.
/// Never write while holding its lock.
/// </summary>
internal sealed partial class WorkHub(DurableStore store, RunningWork running, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, LiveInstance> _live = [];
    private readonly Dictionary<long, PendingActivity> _activities = [];
    private readonly WorkQueue<LiveInstance> _ready = new();
    private readonly WorkQueue<PendingActivity> _readyActivities = new();
    private readonly TimerQueue _timers = new(time);
    private bool _disposed;

    /// <summary>Those who wait for instances to end.</summary>
    public InstanceWaiters Waiters { get; } = new();

    public int UnfinishedCount => _live.Count;

    public int WaitingTurns => _ready.Count;

    public int WaitingActivities => _readyActivities.Count;

    private long Now => time.GetUtcNow().UtcTicks;

    /// <summary>Takes up what the last process left.</summary>
    public void Load(IEnumerable<InstanceRow> unfinished, IEnumerable<(long Key, PendingMessage Message)> inbox, IEnumerable<PendingActivity> activities)
    {
        foreach (InstanceRow row in unfinished)
        {
            Add(row);
        }

        foreach ((long key, PendingMessage message) in inbox)
        {
            Deliver(key, message);
        }

        foreach (PendingActivity activity in activities)
        {
            Add(activity);
        }
    }

    /// <summary>An instance was created, or a finished one is to go on.</summary>
    public void Add(InstanceRow row)
    {
        lock (_gate)
        {
            _live.Add(row.Key, new LiveInstance
            {
                Key = row.Key,
                Id = row.Id,
                ExecutionId = row.ExecutionId,
                HistoryLength = row.HistoryLength,
                Deaths = row.Deaths,
            });
        }
    }

    /// <summary>An instance ended, was replaced or purged: nothing of it is handed out any more, and a turn under way fails.</summary>
    public void Remove(long key)
    {
        lock (_gate)
        {
            if (_live.Remove(key, out LiveInstance? instance))
            {
                instance.IsGone = true;
                instance.Inbox.Clear();
                Wake(instance);
            }
        }
    }

    /// <summary>An instance has ended: whoever waits for it gets its state.</summary>
    public void NoteFinished(long key, string id)
    {
        if (Waiters.AnyFor(id) && store.Read(session => Find(session, key)) is { } row)
        {
            Waiters.Tell(row);
        }
    }

    /// <summary>A message came; one that is not due waits here.</summary>
    public void Deliver(long key, PendingMessage message)
    {
        if (message.DueAt is { } dueAt && dueAt > Now)
        {
            _timers.Add(dueAt, () => DeliverNow(key, message));
            return;
        }

        DeliverNow(key, message);
    }

    /// <summary>Forgets what was meant for executions before this one.</summary>
    public void BeginExecution(long key, string executionId)
    {
        lock (_gate)
        {
            if (_live.TryGetValue(key, out LiveInstance? instance))
            {
                instance.ExecutionId = executionId;
                instance.Inbox.RemoveAll(message => message.ExecutionId is { } meantFor && meantFor != executionId);
            }
        }
    }

    /// <summary>A turn was committed: what it consumed is gone, and it is no suspect.</summary>
    public void EndTurn(TurnHandOut turn, int historyLength)
    {
        lock (_gate)
        {
            LiveInstance instance = turn.Instance;
            running.End(ref turn.Slot);
            instance.HistoryLength = historyLength;
            instance.Abandoned = 0;
            instance.Deaths = 0;
            RemoveTaken(turn);
        }
    }

    /// <summary>Another death of the process that ran an instance's code was counted.</summary>
    public void SetDeaths(long key, int deaths)
    {
        lock (_gate)
        {
            if (_live.TryGetValue(key, out LiveInstance? instance))
            {
                instance.Deaths = deaths;
            }
        }
    }

    /// <summary>Sends all away who wait for something.</summary>
    public void Dispose()
    {
        _timers.Dispose();
        _ready.Close();
        _readyActivities.Close();
        Waiters.Close();
        lock (_gate)
        {
            _disposed = true;
            foreach (LiveInstance instance in _live.Values)
            {
                instance.HandOut?.Waiting?.TrySetResult();
            }
        }
    }

    private static InstanceRow? Find(StoreSession session, long key) =>
        InstanceTable.Find(session, key) is { } row ? InstanceTable.WithInput(session, row) : null;

    private static void RemoveTaken(TurnHandOut turn)
    {
        if (turn.Taken.Count == turn.Instance.Inbox.Count)
        {
            turn.Instance.Inbox.Clear();
        }
        else
        {
            HashSet<PendingMessage> taken = [.. turn.Taken];
            turn.Instance.Inbox.RemoveAll(taken.Contains);
        }

        turn.Taken = [];
    }

    private void DeliverNow(long key, PendingMessage message)
    {
        lock (_gate)
        {
            // A timer may outlive its instance, or its execution.
            if (_live.TryGetValue(key, out LiveInstance? instance)
                && (message.ExecutionId is not { } meantFor || meantFor == instance.ExecutionId || message.Kind == EventType.ExecutionStarted))
            {
                instance.Add(message);
                Wake(instance);
            }
        }
    }

    /// <summary>Tells whoever works on an instance that there is news of it, or makes it ready where nobody does.</summary>
    private void Wake(LiveInstance instance)
    {
        if (instance.HandOut is { } turn)
        {
            turn.Waiting?.TrySetResult();
            turn.Waiting = null;
        }
        else if (!instance.IsQueued && !instance.IsPausing && !instance.IsGone && instance.HasWork)
        {
            instance.IsQueued = true;
            _ready.Enqueue(instance);
        }
    }

    private long PauseUntil(int failures) => Now + Math.Min(TimeSpan.TicksPerSecond * 30, TimeSpan.TicksPerMillisecond * 250 << Math.Min(failures, 10));
}
