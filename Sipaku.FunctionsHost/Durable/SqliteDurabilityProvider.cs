using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Query;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sipaku.DurableTask.Sqlite;

namespace Sipaku.FunctionsHost.Durable;

/// <summary>The SQLite store in the form that the Durable extension asks its questions in.</summary>
internal sealed class SqliteDurabilityProvider(SqliteOrchestrationService service)
    : DurabilityProvider(SqliteDurabilityProviderFactory.ProviderName, service, service, "Storage")
{
    // Timers of any length are one timer here; the extension wants numbers.
    private static readonly TimeSpan Unlimited = TimeSpan.FromDays(36_500);

    public override bool SupportsEntities => false;

    public override bool SupportsPollFreeWait => true;

    public override bool CheckStatusBeforeRaiseEvent => true;

    public override bool GuaranteesOrderedDelivery => true;

    public override TimeSpan MaximumDelayTime { get; set; } = Unlimited;

    public override TimeSpan LongRunningTimerIntervalLength { get; set; } = Unlimited;

    public override string EventSourceName { get; set; } = "DurableTask-Sqlite";

    public override Task<IList<OrchestrationState>> GetOrchestrationStateWithInputsAsync(string instanceId, bool showInput = true) =>
        Task.FromResult<IList<OrchestrationState>>(service.GetState(instanceId, showInput) is { } state ? [state] : []);

    public override async Task<OrchestrationStatusQueryResult> GetOrchestrationStateWithPagination(
        OrchestrationStatusQueryCondition condition,
        CancellationToken cancellationToken)
    {
        OrchestrationQueryResult result = await service.GetOrchestrationWithQueryAsync(
            new OrchestrationQuery
            {
                RuntimeStatus = condition.RuntimeStatus?.Select(status => (OrchestrationStatus)status).ToList(),
                CreatedTimeFrom = OrNone(condition.CreatedTimeFrom),
                CreatedTimeTo = OrNone(condition.CreatedTimeTo),
                PageSize = condition.PageSize,
                ContinuationToken = condition.ContinuationToken,
                InstanceIdPrefix = condition.InstanceIdPrefix,
                FetchInputsAndOutputs = true,
            },
            cancellationToken);
        return new OrchestrationStatusQueryResult
        {
            DurableOrchestrationState = [.. result.OrchestrationState.Select(state => StatusOf(state, condition.ShowInput))],
            ContinuationToken = result.ContinuationToken,
        };
    }

    public override async Task<PurgeHistoryResult> PurgeInstanceHistoryByInstanceId(string instanceId) =>
        new((await service.PurgeInstanceStateAsync(instanceId)).DeletedInstanceCount);

    public override async Task<int> PurgeHistoryByFilters(DateTime createdTimeFrom, DateTime? createdTimeTo, IEnumerable<OrchestrationStatus> runtimeStatus) =>
        (await service.PurgeInstanceStateAsync(new PurgeInstanceFilter(createdTimeFrom, createdTimeTo, runtimeStatus))).DeletedInstanceCount;

    public override Task RewindAsync(string instanceId, string reason) => service.RewindAsync(instanceId, reason);

    public override Task<IAsyncEnumerable<HistoryEvent>> StreamOrchestrationHistoryAsync(string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(service.StreamHistoryAsync(instanceId, cancellationToken));

    // Entities are refused before there could be work for a queue of their own.
    public override void SetUseSeparateQueueForEntityWorkItems(bool newValue)
    {
    }

    private static DateTime? OrNone(DateTime time) => time == default ? null : time;

    private static DurableOrchestrationStatus StatusOf(OrchestrationState state, bool withInput) => new()
    {
        Name = state.Name,
        Version = string.IsNullOrEmpty(state.Version) ? null : state.Version,
        InstanceId = state.OrchestrationInstance.InstanceId,
        ParentInstanceId = state.ParentInstance?.OrchestrationInstance?.InstanceId,
        CreatedTime = state.CreatedTime,
        LastUpdatedTime = state.LastUpdatedTime,
        RuntimeStatus = (OrchestrationRuntimeStatus)state.OrchestrationStatus,
        CustomStatus = Token(state.Status),
        Input = withInput ? Token(state.Input) : null,
        Output = Token(state.Output),
    };

    // A failed orchestration's output is the failure's text, which is no JSON.
    private static JToken? Token(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            using JsonTextReader reader = new(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader);
        }
        catch (JsonReaderException)
        {
            return text;
        }
    }
}
