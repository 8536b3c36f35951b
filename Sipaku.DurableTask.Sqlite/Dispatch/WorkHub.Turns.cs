using DurableTask.Core.History;

namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>Handing out orchestrations.</summary>
internal sealed partial class WorkHub
{
    /// <summary>Deaths from which on an instance is a suspect: suspects run one at a time, so that the one to blame shows.</summary>
    private const int SuspectAfter = 2;

    private readonly Queue<LiveInstance> _waitingSuspects = new();
    private LiveInstance? _runningSuspect;

    /// <summary>Waits for an orchestration with something to do; null where the time is over or the dispatchers stop.</summary>
    public async Task<TurnHandOut?> TakeTurnAsync(TimeSpan timeout, CancellationToken stopping)
    {
        while (await _ready.WaitAsync(timeout, stopping))
        {
            lock (_gate)
            {
                if (_ready.TryDequeue(out LiveInstance? instance) && TakeTurn(instance!, stopping) is { } turn)
                {
                    return turn;
                }
            }
        }

        return null;
    }

    /// <summary>Waits for more to do of an orchestration that its dispatcher keeps; false where it is to let go of it.</summary>
    public async Task<bool> TakeMoreAsync(TurnHandOut turn, TimeSpan timeout)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            if (MayKeep(turn) && turn.Instance.HasWork)
            {
                return Take(turn);
            }

            if (!MayKeep(turn))
            {
                return false;
            }

            turn.Waiting = waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        try
        {
            await waiting.Task.WaitAsync(timeout, time, turn.Stopping);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // What came in this moment is found when the instance is let go.
        }

        lock (_gate)
        {
            turn.Waiting = null;
            return waiting.Task.IsCompleted && MayKeep(turn) && turn.Instance.HasWork && Take(turn);
        }
    }

    /// <summary>A dispatcher lets go of an instance.</summary>
    public void Release(TurnHandOut turn)
    {
        lock (_gate)
        {
            if (turn.Instance.HandOut == turn)
            {
                LetGo(turn);
                Wake(turn.Instance);
            }
        }
    }

    /// <summary>A turn came to nothing: the instance is handed out again after a pause that grows.</summary>
    public void Abandon(TurnHandOut turn)
    {
        LiveInstance instance = turn.Instance;
        lock (_gate)
        {
            if (instance.HandOut != turn)
            {
                return;
            }

            LetGo(turn);
            instance.IsPausing = true;
            _timers.Add(PauseUntil(instance.Abandoned++), () => EndPause(instance));
        }
    }

    /// <summary>Forgets all hand-outs: their dispatchers have stopped. What they commit still counts where nobody was quicker.</summary>
    public void ForgetHandOuts()
    {
        lock (_gate)
        {
            foreach (LiveInstance instance in _live.Values)
            {
                if (instance.HandOut is { } turn)
                {
                    LetGo(turn);
                    Wake(instance);
                }
            }

            foreach (PendingActivity activity in _activities.Values)
            {
                if (activity.HandOut is { } handOut)
                {
                    running.End(ref handOut.Slot);
                    activity.HandOut = null;
                    _readyActivities.Enqueue(activity);
                }
            }
        }
    }

    private bool MayKeep(TurnHandOut turn) =>
        !_disposed && turn.Instance.HandOut == turn && !turn.Instance.IsGone && !turn.Stopping.IsCancellationRequested && turn.Instance.Deaths == 0;

    /// <summary>Takes the whole inbox; a start or a rewind only into a new session, and a rewind by itself.</summary>
    private bool Take(TurnHandOut turn)
    {
        if (turn.Instance.Inbox.Exists(static message => message.Kind is EventType.ExecutionStarted or EventType.ExecutionRewound))
        {
            return false;
        }

        turn.Taken = [.. turn.Instance.Inbox];
        turn.Slot = running.Begin(turn.Instance.Key, isActivity: false);
        return true;
    }

    private TurnHandOut? TakeTurn(LiveInstance instance, CancellationToken stopping)
    {
        instance.IsQueued = false;
        if (instance.IsGone || instance.HandOut is not null || instance.IsPausing || !instance.HasWork)
        {
            return null;
        }

        if (instance.Deaths >= SuspectAfter)
        {
            if (_runningSuspect is not null)
            {
                instance.IsQueued = true;
                _waitingSuspects.Enqueue(instance);
                return null;
            }

            _runningSuspect = instance;
        }

        PendingMessage? rewind = instance.Inbox.Find(static message => message.Kind == EventType.ExecutionRewound);
        instance.HandOut = new TurnHandOut
        {
            Instance = instance,
            InstanceId = instance.Id,
            Stopping = stopping,
            LockedUntilUtc = DateTime.MaxValue,
            Taken = rewind is null ? [.. instance.Inbox] : [rewind],
            Slot = running.Begin(instance.Key, isActivity: false),
        };
        return instance.HandOut;
    }

    private void LetGo(TurnHandOut turn)
    {
        running.End(ref turn.Slot);
        turn.Instance.HandOut = null;
        if (_runningSuspect == turn.Instance)
        {
            _runningSuspect = null;
            if (_waitingSuspects.TryDequeue(out LiveInstance? next))
            {
                _ready.Enqueue(next);
            }
        }
    }

    private void EndPause(LiveInstance instance)
    {
        lock (_gate)
        {
            instance.IsPausing = false;
            Wake(instance);
        }
    }
}
