using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Commits;
using Sipaku.Runtime.Engine.Instances;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Engine.Client;

/// <summary>The client of the engine in this process.</summary>
internal sealed class EmbeddedDurableTaskClient(
    Func<DurableEngine> getEngine, IFunctionDispatcher dispatcher, IManagementEndpoint? management = null) : DurableTaskClient("Sipaku"), IManagedClient
{
    private static readonly OrchestrationRuntimeStatus[] Unfinished =
    [
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
    ];

    /// <inheritdoc/>
    public IManagementEndpoint? Management => management;

    private EngineCore Core => getEngine().Core;

    private DataConverter Converter => getEngine().Converter;

    private InstanceReader Reader => new(Core.Store);

    /// <inheritdoc/>
    /// <remarks>
    /// Where no deduplication statuses are given, an unfinished instance of the same id is in the way and a finished one is replaced,
    /// which is the default of the Durable Functions extension.
    /// </remarks>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        if (!dispatcher.HasOrchestrator(orchestratorName.Name))
        {
            throw new ArgumentException(
                $"The function '{orchestratorName.Name}' doesn't exist, is disabled, or is not an orchestrator function.", nameof(orchestratorName));
        }

        string id = string.IsNullOrEmpty(options?.InstanceId) ? Guid.NewGuid().ToString("N") : InstanceIds.Check(options.InstanceId);
        using System.Diagnostics.Activity? span = Telemetry.StartScheduling(orchestratorName.Name, id);
        NewInstance request = new()
        {
            Id = id,
            Name = orchestratorName.Name,
            Version = options?.Version?.Version ?? Core.Options.Versions?.Current ?? string.Empty,
            Input = Converter.Serialize(input),
            Tags = options?.Tags is { Count: > 0 } tags ? JsonSerializer.Serialize(tags) : null,
            StartAt = options?.StartAt?.UtcTicks,
            TraceParent = System.Diagnostics.Activity.Current?.Id,
        };
        OrchestrationRuntimeStatus? inTheWay = await EngineWrites.CreateAsync(Core, request, ParseStatuses(options?.DedupeStatuses));
        return inTheWay is null ? id : throw InstanceErrors.AlreadyExists(id);
    }

    /// <inheritdoc/>
    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        string? data = Converter.Serialize(eventPayload);
        return SendAsync(
            instanceId, $"raise event {eventName} for", () => new InstanceMessage(HistoryKind.EventRaised) { Name = eventName, Data = data }, cancellation);
    }

    /// <inheritdoc/>
    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        string? output = Converter.Serialize(options?.Output);
        string? mark = options is { Recursive: true } ? InstanceMessage.RecursiveName : null;
        return SendAsync(
            instanceId, "terminate", () => new InstanceMessage(HistoryKind.ExecutionTerminated) { Name = mark, Data = output }, cancellation);
    }

    /// <inheritdoc/>
    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, "suspend", () => new InstanceMessage(HistoryKind.ExecutionSuspended) { Data = reason }, cancellation);

    /// <inheritdoc/>
    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, "resume", () => new InstanceMessage(HistoryKind.ExecutionResumed) { Data = reason }, cancellation);

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(Reader.Get(instanceId, getInputsAndOutputs) is { } record ? Describe(record, getInputsAndOutputs) : null);
    }

    /// <inheritdoc/>
    /// <remarks>An instance that does not exist is waited for until somebody makes it, as the official client does.</remarks>
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, finished: false, getInputsAndOutputs, cancellation);

    /// <inheritdoc/>
    /// <remarks>An instance that does not exist is waited for until somebody makes it and it has ended, as the official client does.</remarks>
    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, finished: true, getInputsAndOutputs, cancellation);

    /// <inheritdoc/>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        Pageable.Create<OrchestrationMetadata>((token, pageSize, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            bool withInputs = filter?.FetchInputsAndOutputs ?? false;
            Page<InstanceRecord> page = Reader.List(new InstanceFilter
            {
                CreatedFrom = filter?.CreatedFrom?.UtcTicks,
                CreatedTo = filter?.CreatedTo?.UtcTicks,
                Statuses = filter?.Statuses?.ToArray() is { Length: > 0 } statuses ? statuses : null,
                IdPrefix = string.IsNullOrEmpty(filter?.InstanceIdPrefix) ? null : filter.InstanceIdPrefix,
                WithInputs = withInputs,
                PageSize = pageSize ?? filter?.PageSize ?? OrchestrationQuery.DefaultPageSize,
                ContinuationToken = token ?? filter?.ContinuationToken,
            });
            return Task.FromResult(new Page<OrchestrationMetadata>([.. page.Values.Select(record => Describe(record, withInputs))], page.ContinuationToken));
        });

    /// <inheritdoc/>
    public override Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Page<InstanceRecord> page = Reader.List(new InstanceFilter
        {
            Statuses = runtimeStatus?.ToArray() is { Length: > 0 } statuses ? statuses : null,
            CompletedFrom = completedTimeFrom?.UtcTicks,
            CompletedTo = completedTimeTo?.UtcTicks,
            PageSize = pageSize,
            ContinuationToken = lastInstanceKey,
        });
        return Task.FromResult(new Page<string>([.. page.Values.Select(record => record.Id)], page.ContinuationToken));
    }

    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        return new PurgeResult(await PurgeWrites.PurgeAsync(Core, instanceId, options?.Recursive ?? false));
    }

    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Timeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(filter), filter.Timeout, "The timeout of a purge must be positive.");
        }

        InstanceFilter instances = new()
        {
            CreatedFrom = filter.CreatedFrom?.UtcTicks,
            CreatedTo = filter.CreatedTo?.UtcTicks,
            Statuses = filter.Statuses?.ToArray() is { Length: > 0 } statuses ? statuses : null,
        };
        (int count, bool isComplete) = await PurgeWrites.PurgeAsync(Core, instances, options?.Recursive ?? false, filter.Timeout, cancellation);
        return new PurgeResult(count, isComplete);
    }

    /// <inheritdoc/>
    public override async Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        InstanceRecord record = Reader.Get(InstanceIds.Check(instanceId), withInput: true) ?? throw InstanceErrors.NothingToRunAgain(instanceId);
        if (!restartWithNewInstanceId && !record.Status.IsFinished())
        {
            throw InstanceErrors.Refused("restart", instanceId, record.Status);
        }

        NewInstance request = new()
        {
            Id = restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId,
            Name = record.Name,
            Version = record.Version,
            Input = record.Input,
            Tags = record.Tags,
        };
        OrchestrationRuntimeStatus? inTheWay = await EngineWrites.CreateAsync(Core, request, Unfinished);
        return inTheWay is { } status ? throw InstanceErrors.Refused("restart", instanceId, status) : request.Id;
    }

    /// <inheritdoc/>
    public override async Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        OrchestrationRuntimeStatus status = await RewindWrites.RewindAsync(Core, instanceId) ?? throw InstanceErrors.NothingToRunAgain(instanceId);
        if (status != OrchestrationRuntimeStatus.Failed)
        {
            throw new InvalidOperationException("The rewind operation is only supported on failed orchestration instances.");
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static OrchestrationRuntimeStatus[] ParseStatuses(IReadOnlyList<string>? statuses) => statuses is null
        ? Unfinished
        :
        [
            .. statuses.Select(name => Enum.TryParse(name, ignoreCase: true, out OrchestrationRuntimeStatus status)
                ? status
                : throw new ArgumentException($"Invalid orchestration runtime status: '{name}' for deduplication.", nameof(statuses))),
        ];

    private async Task SendAsync(string instanceId, string what, Func<InstanceMessage> create, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        OrchestrationRuntimeStatus status = await EngineWrites.SendAsync(Core, instanceId, create) ?? throw InstanceErrors.NotFound(instanceId);
        if (status.IsFinished())
        {
            throw InstanceErrors.Refused(what, instanceId, status);
        }
    }

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, bool finished, bool getInputsAndOutputs, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        while (true)
        {
            using InstanceWaiters.Wait wait = Core.Waiters.Begin(instanceId, finished);
            if (Reader.Get(instanceId, getInputsAndOutputs) is { } record
                && (finished ? record.Status.IsFinished() : record.Status != OrchestrationRuntimeStatus.Pending))
            {
                return Describe(record, getInputsAndOutputs);
            }

            await wait.WhenToldAsync(cancellation);
        }
    }

    private OrchestrationMetadata Describe(InstanceRecord record, bool getInputsAndOutputs) =>
        MetadataFactory.Create(record, getInputsAndOutputs ? Converter : null);
}
