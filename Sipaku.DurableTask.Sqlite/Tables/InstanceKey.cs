using DurableTask.Core;

namespace Sipaku.DurableTask.Sqlite.Tables;

/// <summary>What a message needs to know of the instance that it is for.</summary>
internal readonly record struct InstanceKey(long Key, string ExecutionId, OrchestrationStatus Status);
