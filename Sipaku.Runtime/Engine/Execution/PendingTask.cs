using Microsoft.DurableTask;
using Sipaku.Runtime.Engine.Store;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>A task that an orchestrator has asked for and that is not done.</summary>
internal abstract class PendingTask(HistoryKind kind, string name)
{
    public HistoryKind Kind { get; } = kind;

    public string Name { get; } = name;

    public abstract void Complete(string? data, DataConverter converter);

    public abstract void Fail(int taskId, TaskFailureDetails failure);
}
