using DurableTask.Core;
using DurableTask.Core.Query;
using Sipaku.DurableTask.Sqlite.Codec;
using Sipaku.DurableTask.Sqlite.Store;
using Sipaku.DurableTask.Sqlite.Tables;

namespace Sipaku.DurableTask.Sqlite;

/// <content>Queries and purges.</content>
public sealed partial class SqliteOrchestrationService
{
    /// <summary>Instances deleted in one commit, so that a large purge does not keep others waiting.</summary>
    private const int PurgeChunk = 200;

    /// <summary>A page of instances, oldest first. A page size of 0 means 100; the token is null at the end.</summary>
    /// <exception cref="ArgumentException">The continuation token is none of this store's.</exception>
    public Task<OrchestrationQueryResult> GetOrchestrationWithQueryAsync(OrchestrationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_store.ReadSnapshot(session => InstanceQuery.List(session, query)));
    }

    /// <summary>Deletes an instance that has ended, with all that is its.</summary>
    public async Task<PurgeResult> PurgeInstanceStateAsync(string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        int count = await WriteAsync((session, writes) =>
        {
            if (InstanceTable.FindKey(session, instanceId) is not { } found || !found.Status.IsFinished())
            {
                return 0;
            }

            writes.Purge(found.Key);
            return 1;
        });
        return new PurgeResult(count);
    }

    /// <summary>Deletes instances that have ended, until the time is up where there is a timeout.</summary>
    /// <returns>How many, and, where there is a timeout, whether those were all.</returns>
    public Task<PurgeResult> PurgeInstanceStateAsync(PurgeInstanceFilter purgeInstanceFilter)
    {
        ArgumentNullException.ThrowIfNull(purgeInstanceFilter);
        InstanceFilter filter = new()
        {
            CreatedFrom = InstanceQuery.Limit(purgeInstanceFilter.CreatedTimeFrom),
            CreatedTo = InstanceQuery.Limit(purgeInstanceFilter.CreatedTimeTo),
            Statuses = purgeInstanceFilter.RuntimeStatus?.ToList() is { Count: > 0 } statuses ? statuses : null,
        };
        return PurgeAsync(filter, purgeInstanceFilter.Timeout);
    }

    /// <summary>Deletes instances that have ended and were created, updated or completed before a time.</summary>
    public Task PurgeOrchestrationHistoryAsync(DateTime thresholdDateTimeUtc, OrchestrationStateTimeRangeFilterType timeRangeFilterType)
    {
        long before = Instants.ToTicks(thresholdDateTimeUtc);
        InstanceFilter filter = timeRangeFilterType switch
        {
            OrchestrationStateTimeRangeFilterType.OrchestrationCreatedTimeFilter => new InstanceFilter { CreatedTo = before },
            OrchestrationStateTimeRangeFilterType.OrchestrationCompletedTimeFilter => new InstanceFilter { CompletedTo = before },
            OrchestrationStateTimeRangeFilterType.OrchestrationLastUpdatedTimeFilter => new InstanceFilter { UpdatedTo = before },
            _ => throw new ArgumentOutOfRangeException(nameof(timeRangeFilterType), timeRangeFilterType, "There is no such filter."),
        };
        return PurgeAsync(filter, timeout: null);
    }

    internal async Task<PurgeResult> PurgeAsync(InstanceFilter filter, TimeSpan? timeout, CancellationToken cancellation = default)
    {
        long started = _options.TimeProvider.GetTimestamp();
        int count = 0;
        InstanceFilter finished = filter with
        {
            Statuses = [.. (filter.Statuses ?? Enum.GetValues<OrchestrationStatus>()).Where(status => status.IsFinished())],
            PageSize = PurgeChunk,
        };
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            (List<InstanceRow> rows, string? token) = _store.Read(session => InstanceQuery.List(session, finished));
            count += await WriteAsync((session, writes) => rows.Count(row =>
            {
                // It may have been rewound, or replaced, since it was read.
                bool isThere = InstanceTable.Find(session, row.Key)?.Status.IsFinished() == true;
                if (isThere)
                {
                    writes.Purge(row.Key);
                }

                return isThere;
            }));
            if (token is null)
            {
                await StoreSpace.ReclaimAsync(_store);
                return new PurgeResult(count, timeout is null ? null : true);
            }

            finished = finished with { ContinuationToken = token };
            if (timeout is { } limit && _options.TimeProvider.GetElapsedTime(started) > limit)
            {
                return new PurgeResult(count, false);
            }
        }
    }
}
