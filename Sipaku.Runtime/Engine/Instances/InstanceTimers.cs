using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Timers;

namespace Sipaku.Runtime.Engine.Instances;

/// <summary>The durable timers that an instance waits for.</summary>
internal sealed class InstanceTimers(LiveInstance instance, TimerQueue queue)
{
    private readonly Dictionary<int, DueMessage> _timers = [];

    public void Add(HistoryRow row, int generation)
    {
        InstanceMessage fired = new(HistoryKind.TimerFired) { Generation = generation, TaskId = row.TaskId };
        DueMessage timer = new(instance, fired, row.DueAt!.Value);
        lock (_timers)
        {
            _timers[row.TaskId] = timer;
        }

        queue.Add(timer);
    }

    /// <summary>Takes back one that has fired or is no longer waited for.</summary>
    public void Remove(int taskId)
    {
        DueMessage? timer;
        lock (_timers)
        {
            _timers.Remove(taskId, out timer);
        }

        if (timer is not null)
        {
            queue.Cancel(timer);
        }
    }

    public void Clear()
    {
        DueMessage[] timers;
        lock (_timers)
        {
            timers = [.. _timers.Values];
            _timers.Clear();
        }

        foreach (DueMessage timer in timers)
        {
            queue.Cancel(timer);
        }
    }
}
