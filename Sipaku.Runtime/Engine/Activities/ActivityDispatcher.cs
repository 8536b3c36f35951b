using System.Diagnostics.CodeAnalysis;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Activities;

/// <summary>
/// Runs activities on the thread pool, so many at once, first come first served. One that was running each time when several processes
/// died is a suspect: it is run alone, so that it is known whether it is to blame, and parked if it is. Suspects wait for the others and
/// the least suspected of them goes first, so that a process that dies early for other reasons does not hit the same one each time.
/// </summary>
internal sealed class ActivityDispatcher : IDisposable
{
    /// <summary>From so many deaths of the process on an activity is run alone, and after so many starts alone it is parked.</summary>
    public const int SuspectAfter = 3;
    public const int ParkAfter = 5;

    /// <summary>So many others are started at most while a suspect waits.</summary>
    private const int Patience = 1_000;

    private readonly ActivityRunner _runner;
    private readonly DurableStore _store;
    private readonly WorkTracker _work;
    private readonly Lock _gate = new();
    private readonly Queue<ActivityCall> _waiting = new();
    private readonly PriorityQueue<ActivityCall, int> _suspects = new();
    private readonly Stack<int> _freeSlots;
    private readonly int _limit;
    private readonly CancellationTokenSource _stop = new();
    private bool _loneRuns;
    private int _startedBeforeSuspect;

    public ActivityDispatcher(ActivityRunner runner, DurableStore store, WorkTracker work, int limit)
    {
        _runner = runner;
        _store = store;
        _work = work;
        _limit = limit;
        _freeSlots = new Stack<int>(Enumerable.Range(0, limit).Reverse());
    }

    /// <summary>The activities that run at this moment.</summary>
    public int Running
    {
        get
        {
            lock (_gate)
            {
                return _limit - _freeSlots.Count;
            }
        }
    }

    /// <summary>The activities that wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count + _suspects.Count;
            }
        }
    }

    public void Enqueue(ActivityCall call)
    {
        _work.Begin();
        lock (_gate)
        {
            if (call.Attempts is { Crashes: >= SuspectAfter, LoneStarts: int loneStarts })
            {
                _suspects.Enqueue(call, loneStarts);
            }
            else
            {
                _waiting.Enqueue(call);
            }
        }

        StartWhatMayStart();
    }

    /// <summary>Starts no more, and asks those that run to end; what they leave undone runs again at the next start.</summary>
    public void Stop()
    {
        int dropped;
        lock (_gate)
        {
            dropped = _waiting.Count + _suspects.Count;
            _waiting.Clear();
            _suspects.Clear();
        }

        _stop.Cancel();
        while (dropped-- > 0)
        {
            _work.End();
        }
    }

    public void Dispose() => _stop.Dispose();

    private void StartWhatMayStart()
    {
        while (TryTake(out ActivityCall? call, out int slot))
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                static start => _ = start.Dispatcher.RunAsync(start.Call, start.Slot),
                (Dispatcher: this, Call: call, Slot: slot),
                preferLocal: true);
        }
    }

    private bool TryTake([NotNullWhen(true)] out ActivityCall? call, out int slot)
    {
        lock (_gate)
        {
            slot = -1;
            bool isSuspectsTurn = _suspects.Count > 0 && (_waiting.Count == 0 || _startedBeforeSuspect >= Patience);
            if (isSuspectsTurn && !_loneRuns && _freeSlots.Count == _limit)
            {
                call = _suspects.Dequeue();
                _loneRuns = true;
                _startedBeforeSuspect = 0;
            }
            else if (_loneRuns || isSuspectsTurn || _freeSlots.Count == 0 || !_waiting.TryDequeue(out call))
            {
                call = null;
                return false;
            }
            else if (_suspects.Count > 0)
            {
                _startedBeforeSuspect++;
            }

            slot = _freeSlots.Pop();
            return true;
        }
    }

    private async Task RunAsync(ActivityCall call, int slot)
    {
        await NoteLoneStartAsync(call);
        _store.Running.Begin(slot, call.Key, call.TaskId);
        Instances.InstanceMessage? result = await _runner.RunAsync(call, _stop.Token);
        _store.Running.End(slot);
        lock (_gate)
        {
            _freeSlots.Push(slot);
            _loneRuns &= call.Attempts is not { Crashes: >= SuspectAfter };
        }

        if (result is not null)
        {
            call.Instance.Post(result);
        }

        StartWhatMayStart();
        _work.End();
    }

    /// <summary>On the disk before it starts, in case it takes the whole machine with it.</summary>
    private async Task NoteLoneStartAsync(ActivityCall call)
    {
        if (call.Attempts is { Crashes: >= SuspectAfter, LoneStarts: < ParkAfter } && !_stop.IsCancellationRequested)
        {
            try
            {
                await _store.WriteAsync(session => AttemptTable.CountLoneStart(session, call.Key, call.TaskId));
            }
            catch (Exception exception) when (exception is DurableStoreException or ObjectDisposedException)
            {
                // A store that cannot be written keeps no activity from running; its result will wait for room.
            }
        }
    }
}
