using DurableTask.Core;

namespace Sipaku.DurableTask.Sqlite.Tables;

/// <summary>Which instances to list. Instants are UTC ticks, both ends included; null is no limit.</summary>
internal sealed record InstanceFilter
{
    public const int DefaultPageSize = 100;

    public long? CreatedFrom { get; init; }

    public long? CreatedTo { get; init; }

    public long? CompletedTo { get; init; }

    public long? UpdatedTo { get; init; }

    /// <summary>Null for all.</summary>
    public IReadOnlyCollection<OrchestrationStatus>? Statuses { get; init; }

    public string? IdPrefix { get; init; }

    public bool WithInputs { get; init; }

    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>Where the last page ended, or null for the first.</summary>
    public string? ContinuationToken { get; init; }
}
