namespace Microsoft.DurableTask;

/// <summary>An orchestrator that is a class.</summary>
/// <typeparam name="TInput">The input's type.</typeparam>
/// <typeparam name="TOutput">The output's type.</typeparam>
public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator
{
    /// <inheritdoc/>
    Type ITaskOrchestrator.InputType => typeof(TInput);

    /// <inheritdoc/>
    Type ITaskOrchestrator.OutputType => typeof(TOutput);

    /// <inheritdoc/>
    async Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await RunAsync(context, TaskInput.As<TInput>(input));
    }

    /// <summary>Runs the orchestrator.</summary>
    /// <param name="context">What it may do.</param>
    /// <param name="input">The input; the type's default where the caller gave none.</param>
    public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);
}
