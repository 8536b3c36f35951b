using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Sipaku.Runtime.Hosting;

namespace Sipaku.Runtime.Worker;

/// <summary>Makes functions of the methods and classes that are marked as such.</summary>
internal sealed class FunctionDiscovery(DataConverter converter, ConverterChain? inputConverters = null)
{
    private const BindingFlags DeclaredMethods =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <exception cref="EmbeddedHostException">A function cannot be run here.</exception>
    public IEnumerable<Function> Find(IEnumerable<Assembly> assemblies) => Find(assemblies.SelectMany(assembly => assembly.GetTypes()));

    /// <exception cref="EmbeddedHostException">A function cannot be run here.</exception>
    public IEnumerable<Function> Find(IEnumerable<Type> types)
    {
        Type[] classes = [.. types.Where(type => type.IsClass && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))];
        List<Function> functions = [.. classes.SelectMany(OfMethods)];

        // Microsoft.DurableTask.Generators makes a function of each such class; there the class is that function's body.
        HashSet<string> names = functions.Select(function => function.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return functions.Concat(classes.SelectMany(OfClass).Where(function => !names.Contains(function.Name)));
    }

    private IEnumerable<Function> OfMethods(Type type)
    {
        foreach (MethodInfo method in type.GetMethods(DeclaredMethods))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } function)
            {
                yield return Create(method, function.Name);
            }
        }
    }

    private IEnumerable<Function> OfClass(Type type)
    {
        if (type.GetCustomAttribute<DurableTaskAttribute>() is { } durable)
        {
            yield return ClassFunction.Create(type, durable, converter);
        }
    }

    private Function Create(MethodInfo method, string name)
    {
        string entryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        CheckMethod(method, name, entryPoint);

        ParameterInfo[] parameters = method.GetParameters();
        ParameterInfo[] triggers = Array.FindAll(parameters, parameter => parameter.IsDefined(typeof(TriggerBindingAttribute)));
        if (triggers.Length != 1)
        {
            throw Refuse(name, entryPoint, triggers.Length == 0 ? "it has no trigger" : "it has more than one trigger");
        }

        ParameterInfo trigger = triggers[0];
        TriggerBindingAttribute attribute = trigger.GetCustomAttribute<TriggerBindingAttribute>()!;
        return attribute switch
        {
            HttpTriggerAttribute http => Build(FunctionKind.Http) with { Route = RouteOf(http, name) },
            OrchestrationTriggerAttribute orchestration => Build(FunctionKind.Orchestrator) with { DurableName = Or(orchestration.Orchestration, name) },
            ActivityTriggerAttribute activity => Build(FunctionKind.Activity) with { DurableName = Or(activity.Activity, name) },
            EntityTriggerAttribute => throw Refuse(name, entryPoint, "it is a durable entity, which the embedded runtime does not run"),
            _ => throw Refuse(name, entryPoint, $"the embedded runtime does not know its trigger {attribute.GetType().Name}"),
        };

        Function Build(FunctionKind kind)
        {
            ParameterBinding binding = new(method, kind, trigger, converter, inputConverters ?? ConverterChain.Default, reason => Refuse(name, entryPoint, reason));
            ParameterBinder[] binders = [.. parameters.Select(binding.For)];
            return new(name, kind, entryPoint, new MethodBody(method, binders), new(() => new EmbeddedFunctionDefinition(name, method, binding.Metadata())));
        }
    }

    private static HttpRoute RouteOf(HttpTriggerAttribute trigger, string name) => new(
        Or(trigger.Route?.Trim('/'), name),
        [.. (trigger.Methods ?? []).Select(method => method.ToUpperInvariant()).Distinct()],
        trigger.AuthLevel);

    private static string Or(string? value, string fallback) => string.IsNullOrEmpty(value) ? fallback : value;

    private static void CheckMethod(MethodInfo method, string name, string entryPoint)
    {
        Type type = method.DeclaringType!;
        if (!method.IsPublic)
        {
            throw Refuse(name, entryPoint, "its method is not public");
        }

        if (method.ContainsGenericParameters)
        {
            throw Refuse(name, entryPoint, "its method or class is generic");
        }

        if (type.IsAbstract && !method.IsStatic)
        {
            throw Refuse(name, entryPoint, "its class is abstract");
        }

        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            throw Refuse(name, entryPoint, "it is async void, so nobody could wait for it; return a Task");
        }

        if (OutputBindings.FindUnknown(method) is { } unknown)
        {
            throw Refuse(name, entryPoint, $"the embedded runtime does not know its output binding {unknown.Name}");
        }
    }

    private static EmbeddedHostException Refuse(string name, string entryPoint, string reason)
        => new($"The function '{name}' ({entryPoint}) cannot be run: {reason}.");
}
