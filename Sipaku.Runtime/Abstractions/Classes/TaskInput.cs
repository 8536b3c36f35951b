namespace Microsoft.DurableTask;

internal static class TaskInput
{
    /// <exception cref="ArgumentException">The input is of another type.</exception>
    public static T As<T>(object? input) => input switch
    {
        T typed => typed,
        null => default!,
        _ => throw new ArgumentException($"The input is of type {input.GetType()}, not {typeof(T)}.", nameof(input)),
    };
}
