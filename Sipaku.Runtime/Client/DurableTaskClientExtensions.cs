namespace Microsoft.DurableTask.Client;

/// <summary>Purges instances without spelling out a filter.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>Removes finished instances created in a time range.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Created at this time or later.</param>
    /// <param name="createdTo">Created at this time or earlier.</param>
    /// <param name="cancellation">Gives the request up.</param>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client, DateTimeOffset? createdFrom, DateTimeOffset? createdTo, CancellationToken cancellation = default)
        => client.PurgeInstancesAsync(createdFrom, createdTo, null, null, cancellation);

    /// <summary>Removes finished instances created in a time range.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Created at this time or later.</param>
    /// <param name="createdTo">Created at this time or earlier.</param>
    /// <param name="options">Whether their sub-orchestrations are removed too.</param>
    /// <param name="cancellation">Gives the request up.</param>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client,
        DateTimeOffset? createdFrom,
        DateTimeOffset? createdTo,
        PurgeInstanceOptions? options,
        CancellationToken cancellation = default)
        => client.PurgeInstancesAsync(createdFrom, createdTo, null, options, cancellation);

    /// <summary>Removes finished instances created in a time range and in one of the statuses.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Created at this time or later.</param>
    /// <param name="createdTo">Created at this time or earlier.</param>
    /// <param name="statuses">In one of these statuses.</param>
    /// <param name="cancellation">Gives the request up.</param>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client,
        DateTimeOffset? createdFrom,
        DateTimeOffset? createdTo,
        IEnumerable<OrchestrationRuntimeStatus>? statuses,
        CancellationToken cancellation = default)
        => client.PurgeInstancesAsync(createdFrom, createdTo, statuses, null, cancellation);

    /// <summary>Removes finished instances created in a time range and in one of the statuses.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Created at this time or later.</param>
    /// <param name="createdTo">Created at this time or earlier.</param>
    /// <param name="statuses">In one of these statuses.</param>
    /// <param name="options">Whether their sub-orchestrations are removed too.</param>
    /// <param name="cancellation">Gives the request up.</param>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client,
        DateTimeOffset? createdFrom,
        DateTimeOffset? createdTo,
        IEnumerable<OrchestrationRuntimeStatus>? statuses,
        PurgeInstanceOptions? options,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.PurgeAllInstancesAsync(new PurgeInstancesFilter(createdFrom, createdTo, statuses), options, cancellation);
    }
}
