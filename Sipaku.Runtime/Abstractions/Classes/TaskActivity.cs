namespace Microsoft.DurableTask;

/// <summary>An activity that is a class.</summary>
/// <typeparam name="TInput">The input's type.</typeparam>
/// <typeparam name="TOutput">The output's type.</typeparam>
public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    /// <inheritdoc/>
    Type ITaskActivity.InputType => typeof(TInput);

    /// <inheritdoc/>
    Type ITaskActivity.OutputType => typeof(TOutput);

    /// <inheritdoc/>
    async Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await RunAsync(context, TaskInput.As<TInput>(input));
    }

    /// <summary>Runs the activity.</summary>
    /// <param name="context">The call.</param>
    /// <param name="input">The input; the type's default where the caller gave none.</param>
    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);
}
