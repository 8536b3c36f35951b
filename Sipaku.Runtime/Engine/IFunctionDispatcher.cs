using Microsoft.DurableTask;

namespace Sipaku.Runtime.Engine;

/// <summary>What the engine runs: the app's orchestrators and activities by name, without regard to case.</summary>
internal interface IFunctionDispatcher
{
    bool HasOrchestrator(string name);

    bool HasActivity(string name);

    /// <summary>
    /// Runs an orchestrator on the engine's turn: the engine has set its SynchronizationContext and TaskScheduler, and no asynchrony
    /// is added to the function's own.
    /// </summary>
    /// <returns>The function's result object, or null. Throws what the function threw.</returns>
    Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context);

    /// <summary>Runs an activity.</summary>
    /// <returns>The serialised result, or null for none. Throws what the function threw.</returns>
    Task<string?> RunActivityAsync(ActivityInvocation invocation, CancellationToken cancellation);
}
