using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Commits;

/// <summary>Deletes finished instances.</summary>
internal static class PurgeWrites
{
    /// <summary>Finished instances deleted in one commit, so that a large purge does not keep others waiting.</summary>
    private const int Chunk = 200;

    /// <returns>The number of instances deleted; none where it does not exist or has not finished.</returns>
    public static Task<int> PurgeAsync(EngineCore core, string instanceId, bool recursive) =>
        core.Store.WriteAsync(session =>
            InstanceTable.Find(session, instanceId) is { } found && found.Status.IsFinished() ? Delete(session, found.Key, recursive) : 0);

    /// <summary>Deletes all finished instances that the filter names, until the time is up.</summary>
    public static async Task<(int Count, bool IsComplete)> PurgeAsync(
        EngineCore core, InstanceFilter filter, bool recursive, TimeSpan? timeout, CancellationToken cancellation)
    {
        long started = core.Time.GetTimestamp();
        int count = 0;
        InstanceReader reader = new(core.Store);
        InstanceFilter finished = filter with
        {
            Statuses = [.. (filter.Statuses ?? Enum.GetValues<OrchestrationRuntimeStatus>()).Where(status => status.IsFinished())],
            PageSize = Chunk,
            ContinuationToken = null,
        };
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            Microsoft.DurableTask.Page<InstanceRecord> page = reader.List(finished);
            if (page.Values.Count > 0)
            {
                count += await core.Store.WriteAsync(session => page.Values.Sum(instance => Delete(session, instance.Key, recursive)));
            }

            if (page.ContinuationToken is null)
            {
                await StoreSpace.ReclaimAsync(core.Store);
                return (count, true);
            }

            finished = finished with { ContinuationToken = page.ContinuationToken };

            if (timeout is { } limit && core.Time.GetElapsedTime(started) > limit)
            {
                return (count, false);
            }
        }
    }

    private static int Delete(StoreSession session, long key, bool recursive)
    {
        if (!InstanceTable.IsFinished(session, key))
        {
            return 0;
        }

        int count = 0;
        if (recursive)
        {
            foreach (long child in InstanceTable.FinishedChildren(session, key))
            {
                count += Delete(session, child, recursive);
            }
        }

        return count + InstanceTable.Delete(session, key);
    }
}
