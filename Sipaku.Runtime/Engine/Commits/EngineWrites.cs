using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Instances;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Commits;

/// <summary>What clients ask of the engine, each one commit.</summary>
internal static class EngineWrites
{
    /// <summary>Makes an instance. A finished one of the same id gives way; so does any whose status is not in the way.</summary>
    /// <returns>Null, or the status of the instance that is in the way.</returns>
    public static Task<OrchestrationRuntimeStatus?> CreateAsync(
        EngineCore core, NewInstance request, IReadOnlyCollection<OrchestrationRuntimeStatus> inTheWay)
    {
        long now = core.Time.GetUtcNow().Ticks;
        LiveInstance? created = null;
        long? replaced = null;
        (long Key, InstanceMessage Message)? forParent = null;
        return Tracked(core, () => core.Store.WriteAsync(
            session =>
            {
                created = null;
                replaced = null;
                forParent = null;
                if (InstanceTable.Find(session, request.Id) is { } existing)
                {
                    if (inTheWay.Contains(existing.Status))
                    {
                        return existing.Status;
                    }

                    if (!existing.Status.IsFinished()
                        && InstanceTable.Get(session, request.Id)?.Parent is { } parent
                        && core.Directory.Find(parent.Key) is not null)
                    {
                        // Its parent must not wait for ever for what will not end.
                        forParent = (parent.Key, TerminatedFor(core, parent, request.Id));
                        InboxTable.Insert(session, parent.Key, forParent.Value.Message, now);
                    }

                    InstanceTable.Delete(session, existing.Key);
                    replaced = existing.Key;
                }

                created = request.Insert(session, core, now);
                return (OrchestrationRuntimeStatus?)null;
            },
            _ =>
            {
                if (replaced is { } key)
                {
                    core.Directory.Find(key)?.End();
                }

                if (forParent is { } told)
                {
                    core.Directory.Find(told.Key)?.Post(told.Message);
                }

                if (created is not null)
                {
                    core.Directory.Add(created);
                    created.Begin();
                }
            }));
    }

    /// <summary>Puts a message into the inbox of an instance.</summary>
    /// <returns>The instance's status; null where there is none. Nothing was sent where it has finished.</returns>
    public static Task<OrchestrationRuntimeStatus?> SendAsync(EngineCore core, string instanceId, Func<InstanceMessage> create)
    {
        long now = core.Time.GetUtcNow().Ticks;
        InstanceMessage? message = null;
        long key = 0;
        return Tracked(core, () => core.Store.WriteAsync(
            session =>
            {
                message = null;
                if (InstanceTable.Find(session, instanceId) is not { } found)
                {
                    return null;
                }

                if (!found.Status.IsFinished())
                {
                    key = found.Key;
                    message = create();
                    message.InboxId = core.Store.Keys.NextMessage();
                    InboxTable.Insert(session, key, message, now);
                }

                return (OrchestrationRuntimeStatus?)found.Status;
            },
            _ =>
            {
                if (message is not null)
                {
                    core.Directory.Find(key)?.Post(message);
                }
            }));
    }

    private static InstanceMessage TerminatedFor(EngineCore core, ParentRecord parent, string instanceId) => new(HistoryKind.SubOrchestrationFailed)
    {
        InboxId = core.Store.Keys.NextMessage(),
        Generation = parent.Generation,
        TaskId = parent.TaskId,
        Data = Failures.Serialize(Failures.Terminated(instanceId)),
    };

    private static async Task<T> Tracked<T>(EngineCore core, Func<Task<T>> write)
    {
        core.Work.Begin();
        try
        {
            return await write();
        }
        finally
        {
            core.Work.End();
        }
    }
}
