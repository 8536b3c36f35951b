namespace Sipaku.DurableTask.Sqlite.Dispatch;

/// <summary>Handing out activities.</summary>
internal sealed partial class WorkHub
{
    /// <summary>An activity was scheduled.</summary>
    public void Add(PendingActivity activity)
    {
        lock (_gate)
        {
            _activities.Add(activity.Id, activity);
            _readyActivities.Enqueue(activity);
        }
    }

    /// <summary>An activity has its result, or is to have none.</summary>
    public void RemoveActivity(long id)
    {
        lock (_gate)
        {
            if (_activities.Remove(id, out PendingActivity? activity))
            {
                activity.IsGone = true;
                if (activity.HandOut is { } handOut)
                {
                    running.End(ref handOut.Slot);
                }
            }
        }
    }

    /// <summary>An instance was purged or replaced, its activities with it.</summary>
    public void RemoveActivities(IEnumerable<long> ids)
    {
        foreach (long id in ids)
        {
            RemoveActivity(id);
        }
    }

    /// <summary>Waits for an activity; null where the time is over or the dispatchers stop.</summary>
    public async Task<ActivityHandOut?> TakeActivityAsync(TimeSpan timeout, CancellationToken stopping)
    {
        while (await _readyActivities.WaitAsync(timeout, stopping))
        {
            lock (_gate)
            {
                if (_readyActivities.TryDequeue(out PendingActivity? activity) && activity is { IsGone: false, HandOut: null })
                {
                    activity.HandOut = new ActivityHandOut
                    {
                        Activity = activity,
                        Id = activity.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        LockedUntilUtc = DateTime.MaxValue,
                        DeliveryAttempt = activity.Attempts + 1,
                        Slot = running.Begin(activity.Id, isActivity: true),
                    };
                    return activity.HandOut;
                }
            }
        }

        return null;
    }

    /// <summary>Whether an instance waits for the result of an activity, and may have it before it is on the disk.</summary>
    public bool MayDeliverEarly(PendingActivity activity, PendingMessage result)
    {
        lock (_gate)
        {
            if (activity.IsGone || activity.HasEarlyResult || !_live.TryGetValue(activity.Key, out LiveInstance? instance)
                || (result.ExecutionId is { } meantFor && meantFor != instance.ExecutionId))
            {
                return false;
            }

            activity.HasEarlyResult = true;
            return true;
        }
    }

    /// <summary>Gives an instance a result whose write is queued: what the instance makes of it is queued behind.</summary>
    public void DeliverEarly(long key, PendingMessage result)
    {
        lock (_gate)
        {
            if (!result.IsTakenBack && _live.TryGetValue(key, out LiveInstance? instance))
            {
                instance.Add(result);
                Wake(instance);
            }
        }
    }

    /// <summary>An early result was not written.</summary>
    public void TakeBack(PendingActivity activity, PendingMessage result)
    {
        lock (_gate)
        {
            activity.HasEarlyResult = false;
        }

        TakeBack(activity.Key, result);
    }

    /// <summary>A message that was delivered early is not to be: a turn that consumed it fails by itself.</summary>
    public void TakeBack(long key, PendingMessage message)
    {
        lock (_gate)
        {
            message.IsTakenBack = true;
            if (_live.TryGetValue(key, out LiveInstance? instance))
            {
                instance.Inbox.Remove(message);
            }
        }
    }

    /// <summary>A hand-out came to nothing: the activity is handed out again after a pause that grows.</summary>
    public void Abandon(ActivityHandOut handOut)
    {
        PendingActivity activity = handOut.Activity;
        lock (_gate)
        {
            if (activity.HandOut == handOut && !activity.IsGone)
            {
                running.End(ref handOut.Slot);
                _timers.Add(PauseUntil(activity.Attempts++), () => Retry(handOut));
            }
        }
    }

    private void Retry(ActivityHandOut handOut)
    {
        lock (_gate)
        {
            if (handOut.Activity.HandOut == handOut && !handOut.Activity.IsGone)
            {
                handOut.Activity.HandOut = null;
                _readyActivities.Enqueue(handOut.Activity);
            }
        }
    }
}
