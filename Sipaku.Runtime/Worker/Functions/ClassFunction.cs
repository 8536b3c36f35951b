using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Runtime.Hosting;

namespace Sipaku.Runtime.Worker;

/// <summary>An orchestrator or activity that is a class with <see cref="DurableTaskAttribute"/>.</summary>
internal sealed class ClassFunction(Type type, DataConverter converter) : IFunctionBody
{
    private readonly Lazy<ObjectFactory> _factory = new(() => ActivatorUtilities.CreateFactory(type, Type.EmptyTypes));
    private Func<TaskOrchestrationContext, object?>? _readInput;

    /// <exception cref="EmbeddedHostException">The class is neither an orchestrator nor an activity that can be made.</exception>
    public static Function Create(Type type, DurableTaskAttribute attribute, DataConverter converter)
    {
        string name = attribute.Name.Name ?? type.Name;
        FunctionKind kind = type switch
        {
            _ when type.IsAbstract || type.ContainsGenericParameters
                => throw new EmbeddedHostException($"The durable task '{name}' ({type.FullName}) cannot be run: its class is abstract or generic."),
            _ when typeof(ITaskOrchestrator).IsAssignableFrom(type) => FunctionKind.Orchestrator,
            _ when typeof(ITaskActivity).IsAssignableFrom(type) => FunctionKind.Activity,
            _ => throw new EmbeddedHostException(
                $"The durable task '{name}' ({type.FullName}) cannot be run: it is neither a TaskOrchestrator nor a TaskActivity; durable entities are not run by the embedded runtime."),
        };
        return new(
            name,
            kind,
            type.FullName!,
            new ClassFunction(type, converter),
            new(() => new EmbeddedFunctionDefinition(name, type.GetMethod(nameof(ITaskActivity.RunAsync))!, [])));
    }

    public Task<object?> InvokeAsync(EmbeddedFunctionContext context) => _factory.Value(context.InstanceServices, null) switch
    {
        ITaskOrchestrator orchestrator => RunAsync(orchestrator, context.Orchestration!),
        object activity => RunAsync((ITaskActivity)activity, context),
    };

    public ValueTask<object?> BindAsync(string parameter, EmbeddedFunctionContext context)
        => throw new ArgumentException($"The durable task class {type.Name} has no input '{parameter}'.", nameof(parameter));

    private Task<object?> RunAsync(ITaskOrchestrator orchestrator, TaskOrchestrationContext context)
    {
        _readInput ??= OrchestratorInput.For(orchestrator.InputType);
        return orchestrator.RunAsync(context, _readInput(context));
    }

    private Task<object?> RunAsync(ITaskActivity activity, EmbeddedFunctionContext context)
        => activity.RunAsync(new EmbeddedActivityContext(context.Activity!), converter.Deserialize(context.Activity!.Input, activity.InputType));
}
