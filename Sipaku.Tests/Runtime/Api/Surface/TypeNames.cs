using System.Reflection;

namespace Sipaku.Tests.Runtime.Api.Surface;

/// <summary>Type names in the notation of Data/api: full names, a question mark for what may be null at the top level.</summary>
internal static class TypeNames
{
    private static readonly NullabilityInfoContext s_nullability = new();

    public static string OfParameter(ParameterInfo parameter)
        => Of(parameter.ParameterType) + Mark(parameter.ParameterType, parameter.Position < 0 ? s_nullability.Create(parameter).ReadState : State(parameter));

    public static string OfProperty(PropertyInfo property)
        => Of(property.PropertyType) + Mark(property.PropertyType, property.CanRead ? s_nullability.Create(property).ReadState : s_nullability.Create(property).WriteState);

    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Of(underlying)}?";
        }

        if (type.IsByRef)
        {
            return $"{Of(type.GetElementType()!)}&";
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        string name = type.IsNested ? $"{Of(type.DeclaringType!)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType
            ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
            : name;
    }

    private static NullabilityState State(ParameterInfo parameter)
    {
        NullabilityInfo info = s_nullability.Create(parameter);
        return parameter.IsOut ? info.ReadState : info.WriteState;
    }

    private static string Mark(Type type, NullabilityState state)
    {
        Type bare = type.IsByRef ? type.GetElementType()! : type;
        return state == NullabilityState.Nullable && !(type == bare && Nullable.GetUnderlyingType(bare) is not null) ? "?" : string.Empty;
    }
}
