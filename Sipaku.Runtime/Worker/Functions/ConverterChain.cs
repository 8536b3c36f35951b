using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.DependencyInjection;

namespace Sipaku.Runtime.Worker;

/// <summary>Asks the converters that an app registered, before and after the runtime's own.</summary>
internal sealed class ConverterChain
{
    private readonly Type[] _before;
    private readonly Type[] _after;
    private readonly bool _builtIn;

    public ConverterChain(IEnumerable<Type> types)
    {
        Type[] all = [.. types];
        int own = Array.IndexOf(all, typeof(BuiltInConverters));
        _builtIn = own >= 0;
        _before = _builtIn ? all[..own] : all;
        _after = _builtIn ? all[(own + 1)..] : [];
    }

    /// <summary>The chain of an app that registered none.</summary>
    public static ConverterChain Default { get; } = new([typeof(BuiltInConverters)]);

    public bool IsDefault => _builtIn && _before.Length == 0 && _after.Length == 0;

    /// <summary>Makes a binder of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="source">Gives what is converted.</param>
    /// <param name="builtIn">The runtime's own binder, or null where it has none.</param>
    public ParameterBinder For(ParameterInfo parameter, ParameterBinder source, ParameterBinder? builtIn) => async context =>
    {
        EmbeddedConverterContext conversion = new(parameter.ParameterType, await source(context), context);
        if (await ConvertAsync(_before, conversion) is { Status: ConversionStatus.Succeeded } early)
        {
            return early.Value;
        }

        if (_builtIn && builtIn is not null)
        {
            return await builtIn(context);
        }

        if (await ConvertAsync(_after, conversion) is { Status: ConversionStatus.Succeeded } late)
        {
            return late.Value;
        }

        return parameter.HasDefaultValue ? parameter.DefaultValue
            : !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null ? null
            : throw new FunctionInputConverterException(
                $"Could not populate the value for '{parameter.Name}' parameter. Consider adding a default value or making the parameter nullable.");
    };

    private static async ValueTask<ConversionResult> ConvertAsync(Type[] types, EmbeddedConverterContext context)
    {
        foreach (Type type in types)
        {
            IInputConverter converter = (IInputConverter)ActivatorUtilities.GetServiceOrCreateInstance(
                context.FunctionContext.InstanceServices, type);
            ConversionResult result = await converter.ConvertAsync(context);
            if (result.Status == ConversionStatus.Failed)
            {
                throw new FunctionInputConverterException(
                    $"Cannot convert the input to type '{context.TargetType}': {result.Error?.Message}", result.Error);
            }

            if (result.Status == ConversionStatus.Succeeded)
            {
                return result;
            }
        }

        return ConversionResult.Unhandled();
    }
}
