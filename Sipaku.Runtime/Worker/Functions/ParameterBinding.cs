using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Sipaku.Runtime.Worker;

/// <summary>Decides once, at start, where each parameter of a function takes its value from.</summary>
internal sealed class ParameterBinding(
    MethodInfo method,
    FunctionKind kind,
    ParameterInfo trigger,
    DataConverter converter,
    ConverterChain inputConverters,
    Func<string, Exception> refuse)
{
    private readonly ParameterInfo? _orchestratorInput = kind == FunctionKind.Orchestrator
        ? Array.Find(method.GetParameters(), IsPlain)
        : null;

    /// <exception cref="Hosting.EmbeddedHostException">Nothing can give the parameter a value.</exception>
    public ParameterBinder For(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (parameter == trigger)
        {
            ParameterBinder builtIn = ForTrigger(type);
            return kind == FunctionKind.Orchestrator || inputConverters.IsDefault ? builtIn : inputConverters.For(parameter, SourceOf(parameter), builtIn);
        }

        if (type == typeof(FunctionContext))
        {
            return static context => new(context);
        }

        if (type == typeof(CancellationToken))
        {
            return static context => new(context.CancellationToken);
        }

        if (parameter.IsDefined(typeof(DurableClientAttribute)))
        {
            return type == typeof(DurableTaskClient)
                ? static context => new(context.InstanceServices.GetRequiredService<DurableTaskClient>())
                : throw refuse($"its parameter '{parameter.Name}' with [DurableClient] must be a {nameof(DurableTaskClient)}");
        }

        if (parameter.GetCustomAttribute<BindingAttribute>() is { } unknown)
        {
            throw refuse($"the embedded runtime does not know the binding {unknown.GetType().Name} of its parameter '{parameter.Name}'");
        }

        if (parameter == _orchestratorInput)
        {
            return OrchestratorInput.Reader(type);
        }

        if (parameter.GetCustomAttributes<InputConverterAttribute>().Concat(type.GetCustomAttributes<InputConverterAttribute>()).FirstOrDefault()
            is { } attribute)
        {
            return Converted(parameter, attribute.ConverterType);
        }

        ParameterBinder? byName = TextConversion.CanConvert(type) ? ByName(parameter) : null;
        return !inputConverters.IsDefault ? inputConverters.For(parameter, SourceOf(parameter), byName)
            : byName ?? throw refuse($"nothing can give its parameter '{parameter.Name}' of type {type.Name} a value; take services through the constructor and a request body with [FromBody]");
    }

    /// <summary>The input bindings as function metadata has them.</summary>
    public IEnumerable<BindingMetadata> Metadata()
    {
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            if (parameter == trigger)
            {
                string type = kind switch
                {
                    FunctionKind.Http => BindingTypes.HttpTrigger,
                    FunctionKind.Orchestrator => BindingTypes.OrchestrationTrigger,
                    _ => BindingTypes.ActivityTrigger,
                };
                yield return new EmbeddedBindingMetadata(parameter.Name!, type, BindingDirection.In);
            }
            else if (parameter.IsDefined(typeof(DurableClientAttribute)))
            {
                yield return new EmbeddedBindingMetadata(parameter.Name!, BindingTypes.DurableClient, BindingDirection.In);
            }
        }
    }

    private static bool IsPlain(ParameterInfo parameter)
        => !parameter.IsDefined(typeof(BindingAttribute))
            && parameter.ParameterType != typeof(FunctionContext)
            && parameter.ParameterType != typeof(CancellationToken);

    /// <summary>What an app's converters are given: the request, the activity's input as JSON, or the trigger's data of the name.</summary>
    private ParameterBinder SourceOf(ParameterInfo parameter) => (parameter == trigger, kind) switch
    {
        (true, FunctionKind.Http) => static async context => await context.GetHttpRequestDataAsync(),
        (true, _) => static context => new(context.Activity!.Input),
        _ => context => new(context.BindingContext.BindingData.GetValueOrDefault(parameter.Name!)),
    };

    private ParameterBinder ForTrigger(Type type)
    {
        switch (kind)
        {
            case FunctionKind.Orchestrator when type == typeof(TaskOrchestrationContext):
                return static context => new(context.Orchestration);
            case FunctionKind.Orchestrator:
                throw refuse($"its parameter with [OrchestrationTrigger] must be a {nameof(TaskOrchestrationContext)}");
            case FunctionKind.Activity when type == typeof(TaskActivityContext):
                return static context => new(new EmbeddedActivityContext(context.Activity!));
            case FunctionKind.Activity:
                return context => new(converter.Deserialize(context.Activity!.Input, type) ?? DefaultOf(type));
            case FunctionKind.Http when type == typeof(HttpRequestData):
                return static async context => await context.GetHttpRequestDataAsync();
            case FunctionKind.Http when type.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true:
                throw refuse($"its trigger is a {type.Name}; the embedded runtime gives {nameof(HttpRequestData)}");
            default:
                return async context => await FromBodyConverter.ReadAsync(
                    (await context.GetHttpRequestDataAsync())!, type, context.CancellationToken) ?? DefaultOf(type);
        }
    }

    private static ParameterBinder Converted(ParameterInfo parameter, Type converterType) => async context =>
    {
        context.BindingContext.BindingData.TryGetValue(parameter.Name!, out object? source);
        IInputConverter inputConverter = (IInputConverter)ActivatorUtilities.GetServiceOrCreateInstance(context.InstanceServices, converterType);
        ConversionResult result = await inputConverter.ConvertAsync(new EmbeddedConverterContext(parameter.ParameterType, source, context));
        return result.Status switch
        {
            ConversionStatus.Succeeded => result.Value ?? DefaultOf(parameter),
            ConversionStatus.Unhandled => DefaultOf(parameter),
            _ => throw new FunctionInputConverterException($"The parameter '{parameter.Name}' has no value: {result.Error?.Message}", result.Error),
        };
    };

    private static ParameterBinder ByName(ParameterInfo parameter) => context =>
    {
        if (!context.BindingContext.BindingData.TryGetValue(parameter.Name!, out object? value) || value is not string text)
        {
            return new(DefaultOf(parameter));
        }

        try
        {
            return new(TextConversion.Convert(text, parameter.ParameterType));
        }
        catch (FormatException exception)
        {
            throw new FunctionInputConverterException($"The parameter '{parameter.Name}' is not a valid {parameter.ParameterType.Name}: {exception.Message}", exception);
        }
    };

    private static object? DefaultOf(ParameterInfo parameter)
        => parameter.HasDefaultValue ? parameter.DefaultValue : DefaultOf(parameter.ParameterType);

    private static object? DefaultOf(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
