using Microsoft.DurableTask.Client;

namespace Sipaku.Runtime.Engine.Store.Tables;

/// <summary>Which instances to list. Instants are UTC ticks, both ends included.</summary>
internal sealed record InstanceFilter
{
    public long? CreatedFrom { get; init; }

    public long? CreatedTo { get; init; }

    public long? CompletedFrom { get; init; }

    public long? CompletedTo { get; init; }

    /// <summary>Null for all.</summary>
    public IReadOnlyCollection<OrchestrationRuntimeStatus>? Statuses { get; init; }

    public string? IdPrefix { get; init; }

    public bool WithInputs { get; init; }

    public int PageSize { get; init; } = OrchestrationQuery.DefaultPageSize;

    /// <summary>Where the last page ended, or null for the first.</summary>
    public string? ContinuationToken { get; init; }
}
