using Sipaku.Runtime.Engine.Activities;
using Sipaku.Runtime.Engine.Commits;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Store;

namespace Sipaku.Runtime.Engine.Instances;

/// <summary>What an instance's history has asked for and waits for: activities, handed on to be run, and durable timers.</summary>
internal sealed class PendingWork(LiveInstance instance, EngineCore core)
{
    private readonly InstanceTimers _timers = new(instance, core.Timers);

    /// <summary>Takes up what was under way when the store was last open.</summary>
    public void Recover(List<HistoryRow> history, List<InstanceMessage> messages)
    {
        HashSet<int> done = [.. history.Where(row => !row.IsAction).Select(row => row.TaskId), .. messages.Select(message => message.TaskId)];
        foreach (HistoryRow row in history.Where(row => row.IsAction && !done.Contains(row.TaskId)))
        {
            Begin(row);
        }
    }

    /// <summary>Begins what a turn asked for, and gives up what it no longer waits for.</summary>
    /// <param name="commit">The turn, on the disk.</param>
    /// <param name="execution">The code that waits, or null where it has ended.</param>
    public void Follow(TurnCommit commit, OrchestrationExecution? execution)
    {
        foreach (HistoryRow row in commit.Rows)
        {
            // Activities that an orchestrator did not wait for are run all the same; its timers end with it.
            if (row.Kind == HistoryKind.TaskScheduled || (commit.Outcome is null && row.IsAction && execution?.IsPending(row.TaskId) == true))
            {
                Begin(row);
            }
            else if (row.Kind == HistoryKind.TimerFired)
            {
                _timers.Remove(row.TaskId);
            }
        }

        foreach (int cancelled in commit.CancelledTimers)
        {
            _timers.Remove(cancelled);
        }
    }

    /// <summary>Gives up all timers.</summary>
    public void ClearTimers() => _timers.Clear();

    private void Begin(HistoryRow row)
    {
        if (row.Kind == HistoryKind.TaskScheduled)
        {
            core.Activities.Enqueue(new ActivityCall(instance, instance.Record.Generation, row.TaskId, row.Name!, row.Data)
            {
                Version = row.Target ?? instance.Record.Version,
                Attempts = core.Attempts.GetValueOrDefault((instance.Record.Key, row.TaskId)),
            });
        }
        else if (row.Kind == HistoryKind.TimerCreated)
        {
            _timers.Add(row, instance.Record.Generation);
        }
    }
}
