using System.Reflection;
using Microsoft.DurableTask;

namespace Sipaku.Runtime.Worker;

/// <summary>Reads an orchestration's input as a type that is known at run time only.</summary>
internal static class OrchestratorInput
{
    private static readonly MethodInfo s_read = typeof(OrchestratorInput).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static ParameterBinder Reader(Type type)
    {
        Lazy<Func<TaskOrchestrationContext, object?>> read = new(() => For(type));
        return context => new(read.Value(context.Orchestration!));
    }

    public static Func<TaskOrchestrationContext, object?> For(Type type)
        => s_read.MakeGenericMethod(type).CreateDelegate<Func<TaskOrchestrationContext, object?>>();

    private static object? Read<T>(TaskOrchestrationContext context) => context.GetInput<T>();
}
