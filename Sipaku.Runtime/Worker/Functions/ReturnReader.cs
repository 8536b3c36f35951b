namespace Sipaku.Runtime.Worker;

/// <summary>Awaits what a function returned and gives its result.</summary>
internal abstract class ReturnReader
{
    public abstract Task<object?> ReadAsync(object? returned);

    /// <summary>The type of the result that a declared return type stands for.</summary>
    public static Type ResultOf(Type type)
        => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GenericTypeArguments[0]
            : type;

    /// <summary>The reader of a declared return type.</summary>
    public static ReturnReader For(Type type)
    {
        if (type == typeof(Task))
        {
            return new TaskReader();
        }

        if (type == typeof(ValueTask))
        {
            return new ValueTaskReader();
        }

        Type? generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (generic == typeof(Task<>))
        {
            return Create(typeof(TaskReader<>), type);
        }

        return generic == typeof(ValueTask<>) ? Create(typeof(ValueTaskReader<>), type) : new ValueReader();
    }

    private static ReturnReader Create(Type reader, Type awaited)
        => (ReturnReader)Activator.CreateInstance(reader.MakeGenericType(awaited.GenericTypeArguments[0]))!;

    private sealed class ValueReader : ReturnReader
    {
        public override Task<object?> ReadAsync(object? returned) => Task.FromResult(returned);
    }

    private sealed class TaskReader : ReturnReader
    {
        public override async Task<object?> ReadAsync(object? returned)
        {
            await (Task)returned!;
            return null;
        }
    }

    private sealed class TaskReader<T> : ReturnReader
    {
        public override async Task<object?> ReadAsync(object? returned) => await (Task<T>)returned!;
    }

    private sealed class ValueTaskReader : ReturnReader
    {
        public override async Task<object?> ReadAsync(object? returned)
        {
            await (ValueTask)returned!;
            return null;
        }
    }

    private sealed class ValueTaskReader<T> : ReturnReader
    {
        public override async Task<object?> ReadAsync(object? returned) => await (ValueTask<T>)returned!;
    }
}
