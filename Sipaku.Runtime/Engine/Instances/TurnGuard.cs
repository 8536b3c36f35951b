using System.Collections.Concurrent;
using Sipaku.Runtime.Engine.Activities;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Instances;

/// <summary>
/// Keeps note of the instances whose code runs, so that code that kills the process is known at the next start. An instance whose code was
/// running each time when several processes died is a suspect, like such an activity: suspects run one at a time, and one that does not
/// come back so often is parked. The first turn that comes back clears it.
/// </summary>
internal sealed class TurnGuard(DurableStore store, int firstSlot, TimeSpan patience)
{
    /// <summary>Stands for the orchestrator itself where the number of an activity would stand.</summary>
    public const int OwnTask = -1;

    /// <summary>So many turns at once are noted; more are not, which takes as many threads that run code.</summary>
    public const int Slots = 64;

    private readonly ConcurrentDictionary<long, Attempts> _known = new();
    private readonly Lock _alone = new();
    private readonly Lock _gate = new();
    private readonly Stack<int> _freeSlots = new(Enumerable.Range(firstSlot, Slots).Reverse());

    /// <summary>Takes up what the start found.</summary>
    public void Load(IReadOnlyDictionary<(long Key, int TaskId), Attempts> attempts)
    {
        foreach (((long key, int taskId), Attempts found) in attempts)
        {
            if (taskId == OwnTask)
            {
                _known[key] = found;
            }
        }
    }

    /// <summary>Whether an instance is not to be run again, and why not; it is forgotten with that.</summary>
    public bool IsParked(long key, out Attempts? attempts)
    {
        bool parked = _known.TryGetValue(key, out attempts) && attempts.LoneStarts >= ActivityDispatcher.ParkAfter;
        if (parked)
        {
            Forget(key);
        }

        return parked;
    }

    /// <summary>Runs the code of a turn on this thread.</summary>
    public void Run(long key, Action code)
    {
        bool suspect = _known.TryGetValue(key, out Attempts? attempts) && attempts.Crashes >= ActivityDispatcher.SuspectAfter;

        // Not for ever: code that blocks its thread is given up, with all that it holds.
        bool alone = suspect && _alone.TryEnter(patience);
        try
        {
            if (suspect)
            {
                NoteLoneStart(key);
            }

            RunNoted(key, code);
        }
        finally
        {
            if (alone)
            {
                _alone.Exit();
            }
        }

        Forget(key);
    }

    private void RunNoted(long key, Action code)
    {
        int slot;
        lock (_gate)
        {
            slot = _freeSlots.TryPop(out int free) ? free : -1;
        }

        if (slot < 0)
        {
            code();
            return;
        }

        store.Running.Begin(slot, key, OwnTask);
        try
        {
            code();
        }
        finally
        {
            store.Running.End(slot);
            lock (_gate)
            {
                _freeSlots.Push(slot);
            }
        }
    }

    /// <summary>On the disk before the code runs, which may take the whole machine with it.</summary>
    private void NoteLoneStart(long key)
    {
        try
        {
            store.WriteAsync(session => AttemptTable.CountLoneStart(session, key, OwnTask)).GetAwaiter().GetResult();
        }
        catch (DurableStoreException)
        {
            // A store that cannot be written keeps no code from running; its turn will wait for room.
        }
    }

    private void Forget(long key)
    {
        if (_known.TryRemove(key, out _))
        {
            _ = ForgetAsync(key);
        }
    }

    private async Task ForgetAsync(long key)
    {
        try
        {
            await store.WriteAsync(session =>
            {
                AttemptTable.Delete(session, key, OwnTask);
                return 0;
            });
        }
        catch (Exception exception) when (exception is DurableStoreException or ObjectDisposedException)
        {
            // It is cleared at the next start then.
        }
    }
}
