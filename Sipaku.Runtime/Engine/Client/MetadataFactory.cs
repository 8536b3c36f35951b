using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Execution;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Client;

/// <summary>Makes what clients see of what the store holds.</summary>
internal static class MetadataFactory
{
    /// <param name="record">What the store holds.</param>
    /// <param name="converter">Reads inputs and outputs; null where they were not asked for.</param>
    public static OrchestrationMetadata Create(InstanceRecord record, DataConverter? converter) => new(record.Name, record.Id)
    {
        DataConverter = converter,
        RuntimeStatus = record.Status,
        CreatedAt = Instant(record.CreatedAt),
        LastUpdatedAt = Instant(record.UpdatedAt),
        SerializedInput = converter is null ? null : record.Input,
        SerializedOutput = converter is null ? null : record.Output,
        SerializedCustomStatus = converter is null ? null : record.CustomStatus,
        FailureDetails = converter is not null && record.Failure is { } failure ? Failures.Deserialize(failure) : null,
        Tags = record.Tags is { } tags ? JsonSerializer.Deserialize<Dictionary<string, string>>(tags)! : new Dictionary<string, string>(),
    };

    public static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);
}
