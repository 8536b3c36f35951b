using System.Reflection;
using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Sipaku.Tests.VirtualTime;

/// <summary>Orchestrators and activities by their names, in which case does not count.</summary>
internal sealed class FunctionCatalog
{
    private readonly Dictionary<string, OrchestratorCode> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (Type Input, ActivityCode Code)> _activities = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string name, OrchestratorCode orchestrator) => _orchestrators.Add(name, orchestrator);

    public void Add(string name, Type input, ActivityCode activity) => _activities.Add(name, (input, activity));

    /// <summary>Adds the methods of a class that an orchestration or an activity triggers; others, such as HTTP functions, are passed over.</summary>
    public void AddFunctionsOf(Type type)
    {
        foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } function)
            {
                continue;
            }

            ParameterInfo[] parameters = method.GetParameters();
            if (parameters.Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute))))
            {
                Add(function.Name, (services, context) => CallAsync(method, services, parameter => context));
            }
            else if (parameters.SingleOrDefault(parameter => parameter.IsDefined(typeof(ActivityTriggerAttribute))) is { } trigger)
            {
                Add(function.Name, trigger.ParameterType, (services, input, cancellation) => CallAsync(
                    method,
                    services,
                    parameter => parameter.IsDefined(typeof(ActivityTriggerAttribute)) ? input
                        : parameter.ParameterType == typeof(CancellationToken) ? cancellation
                        : services.GetRequiredService(parameter.ParameterType)));
            }
        }
    }

    /// <summary>Puts other code in the place of what has the same name.</summary>
    public void Override(FunctionCatalog others)
    {
        foreach ((string name, OrchestratorCode code) in others._orchestrators)
        {
            _orchestrators[name] = code;
        }

        foreach ((string name, (Type, ActivityCode) activity) in others._activities)
        {
            _activities[name] = activity;
        }
    }

    public OrchestratorCode Orchestrator(string name) =>
        _orchestrators.GetValueOrDefault(name) ?? throw new InvalidOperationException($"The test host has no orchestrator {name}.");

    /// <summary>Runs an activity in a scope of its own.</summary>
    /// <returns>How it ended, as its caller's history says it.</returns>
    public async Task<HistoryEvent> RunAsync(ActivityCall call, IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            (Type type, ActivityCode code) = Activity(call.Name);
            await using AsyncServiceScope scope = services.CreateAsyncScope();
            DataConverter converter = services.GetRequiredService<DataConverter>();
            // An activity's input travels as an array of one.
            object? output = await code(scope.ServiceProvider, converter.Deserialize(call.Input?[1..^1], type), cancellation);
            return new TaskCompletedEvent(-1, call.TaskId, converter.Serialize(output));
        }
        catch (Exception exception)
        {
            FailureDetails details = exception is ForeignFailureException foreign
                ? new FailureDetails(foreign.ErrorType, foreign.Message, stackTrace: null, innerFailure: null, isNonRetriable: false)
                : new FailureDetails(exception);
            return new TaskFailedEvent(-1, call.TaskId, exception.Message, details: null, details);
        }
    }

    public (Type Input, ActivityCode Code) Activity(string name) =>
        _activities.TryGetValue(name, out (Type, ActivityCode) activity)
            ? activity
            : throw new InvalidOperationException($"The test host has no activity {name}.");

    private static async Task<object?> CallAsync(MethodInfo method, IServiceProvider services, Func<ParameterInfo, object?> argument)
    {
        object? target = method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, method.DeclaringType!);
        object?[] arguments = [.. method.GetParameters().Select(argument)];
        object? returned = method.Invoke(target, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return method.ReturnType.IsGenericType ? task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task) : null;
    }
}
