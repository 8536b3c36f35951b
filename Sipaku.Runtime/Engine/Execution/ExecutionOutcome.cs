using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sipaku.Runtime.Engine.Execution;

/// <summary>How an execution ended.</summary>
internal sealed record ExecutionOutcome(OrchestrationRuntimeStatus Status)
{
    /// <summary>The serialised result.</summary>
    public string? Output { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    /// <summary>Set where it goes on as a new generation.</summary>
    public ContinueAsNewRequest? Next { get; init; }

    /// <summary>The events that go along to the next generation.</summary>
    public IReadOnlyList<(string Name, string? Data)> PreservedEvents { get; init; } = [];

    public static ExecutionOutcome Failed(TaskFailureDetails failure) => new(OrchestrationRuntimeStatus.Failed) { Failure = failure };
}
