namespace Sipaku.Runtime.Engine.Store.Tables;

/// <summary>The task of an orchestration that a sub-orchestration is.</summary>
internal sealed record ParentRecord(long Key, int Generation, int TaskId, string Id, string Name);
