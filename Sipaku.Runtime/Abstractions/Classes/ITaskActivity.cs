namespace Microsoft.DurableTask;

/// <summary>An activity that is a class; derive from <see cref="TaskActivity{TInput, TOutput}"/>.</summary>
public interface ITaskActivity
{
    /// <summary>The input's type.</summary>
    Type InputType { get; }

    /// <summary>The output's type.</summary>
    Type OutputType { get; }

    /// <summary>Runs the activity.</summary>
    /// <param name="context">The call.</param>
    /// <param name="input">The input.</param>
    Task<object?> RunAsync(TaskActivityContext context, object? input);
}
