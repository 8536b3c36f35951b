using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Instances;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Commits;

/// <summary>
/// Takes failed instances back to before the failures that they failed of. Those failures leave the history, so that their activities
/// and sub-orchestrations run again; a failure that the code went on from by asking for something (a retry, a compensation) stays.
/// Where no task failed but the code itself, what it was given last is given to it again.
/// </summary>
internal static class RewindWrites
{
    /// <returns>The status that the instance had, or null where there is none. Nothing was done where it is not Failed.</returns>
    public static Task<OrchestrationRuntimeStatus?> RewindAsync(EngineCore core, string instanceId)
    {
        long now = core.Time.GetUtcNow().Ticks;
        List<LiveInstance> rewound = [];
        List<(long Key, InstanceMessage Message)> again = [];
        return core.Store.WriteAsync(
            session =>
            {
                rewound.Clear();
                again.Clear();
                if (InstanceTable.Get(session, instanceId) is not { } instance)
                {
                    return null;
                }

                if (instance.Status == OrchestrationRuntimeStatus.Failed)
                {
                    Rewind(session, core, instance, now, rewound, again);
                }

                return (OrchestrationRuntimeStatus?)instance.Status;
            },
            _ =>
            {
                foreach (LiveInstance instance in rewound)
                {
                    core.Directory.Add(instance);
                }

                foreach ((long key, InstanceMessage message) in again)
                {
                    core.Directory.Find(key)?.Post(message);
                }

                foreach (LiveInstance instance in rewound)
                {
                    instance.Wake();
                }
            });
    }

    private static void Rewind(
        StoreSession session,
        EngineCore core,
        InstanceRecord instance,
        long now,
        List<LiveInstance> rewound,
        List<(long Key, InstanceMessage Message)> again)
    {
        List<HistoryRow> history = HistoryTable.Load(session, instance.Key);
        history.RemoveAll(row => row.Kind == HistoryKind.ExecutionCompleted);
        List<HistoryRow> kept = [];
        for (int i = 0; i < history.Count; i++)
        {
            bool wentOn = i + 1 < history.Count && history[i + 1].IsAction;
            if (wentOn || !CanRunAgain(session, core, instance, history, history[i], now, rewound, again))
            {
                kept.Add(history[i]);
            }
        }

        if (kept.Count == history.Count && kept[^1] is { IsAction: false, Kind: not HistoryKind.ExecutionStarted } last)
        {
            kept.RemoveAt(kept.Count - 1);
            if (last.Kind != HistoryKind.OrchestratorStarted)
            {
                InstanceMessage message = new(last.Kind)
                {
                    InboxId = core.Store.Keys.NextMessage(),
                    TaskId = last.TaskId,
                    Name = last.Name,
                    Data = last.Data,
                };
                InboxTable.Insert(session, instance.Key, message, now);
                again.Add((instance.Key, message));
            }
        }

        HistoryTable.Delete(session, instance.Key);
        for (int i = 0; i < kept.Count; i++)
        {
            HistoryTable.Append(session, instance.Key, i, kept[i]);
        }

        InstanceTable.Reopen(session, instance.Key, now);
        rewound.Add(new LiveInstance(instance with { Status = OrchestrationRuntimeStatus.Running }, core, null));
    }

    /// <summary>True for a failure whose task can be done again; a sub-orchestration is taken back itself.</summary>
    private static bool CanRunAgain(
        StoreSession session,
        EngineCore core,
        InstanceRecord instance,
        List<HistoryRow> history,
        HistoryRow row,
        long now,
        List<LiveInstance> rewound,
        List<(long Key, InstanceMessage Message)> again)
    {
        if (row.Kind != HistoryKind.SubOrchestrationFailed)
        {
            return row.Kind == HistoryKind.TaskFailed;
        }

        string? id = history.Find(action => action.Kind == HistoryKind.SubOrchestrationCreated && action.TaskId == row.TaskId)?.Target;
        if (id is null
            || InstanceTable.Get(session, id) is not { Status: OrchestrationRuntimeStatus.Failed } child
            || child.Parent?.Key != instance.Key
            || child.Parent.TaskId != row.TaskId)
        {
            return false;
        }

        Rewind(session, core, child, now, rewound, again);
        return true;
    }
}
