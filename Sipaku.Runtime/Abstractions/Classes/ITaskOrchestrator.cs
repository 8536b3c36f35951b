namespace Microsoft.DurableTask;

/// <summary>An orchestrator that is a class; derive from <see cref="TaskOrchestrator{TInput, TOutput}"/>.</summary>
public interface ITaskOrchestrator
{
    /// <summary>The input's type.</summary>
    Type InputType { get; }

    /// <summary>The output's type.</summary>
    Type OutputType { get; }

    /// <summary>Runs the orchestrator.</summary>
    /// <param name="context">What it may do.</param>
    /// <param name="input">The input.</param>
    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}
