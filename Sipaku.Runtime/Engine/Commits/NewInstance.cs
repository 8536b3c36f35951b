using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Instances;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;

namespace Sipaku.Runtime.Engine.Commits;

/// <summary>An instance to be made.</summary>
internal sealed record NewInstance
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Version { get; init; } = string.Empty;

    public string? Input { get; init; }

    public string? Tags { get; init; }

    public string? TraceParent { get; init; }

    /// <summary>Not to be started before this, in UTC ticks.</summary>
    public long? StartAt { get; init; }

    public ParentRecord? Parent { get; init; }

    /// <summary>Writes it, where no instance of its id exists. It begins when it is added to the directory after the commit.</summary>
    public LiveInstance Insert(StoreSession session, EngineCore core, long at)
    {
        InstanceRecord record = new()
        {
            Key = core.Store.Keys.NextInstance(),
            Id = Id,
            Name = Name,
            Version = Version,
            Status = OrchestrationRuntimeStatus.Pending,
            CreatedAt = at,
            UpdatedAt = at,
            StartAt = StartAt,
            Tags = Tags,
            TraceParent = TraceParent,
            Parent = Parent,
        };
        HistoryRow start = new() { Kind = HistoryKind.ExecutionStarted, At = at, Name = Name, Data = Input };
        InstanceTable.Insert(session, record);
        HistoryTable.Append(session, record.Key, 0, start);
        return new LiveInstance(record, core, start);
    }
}
