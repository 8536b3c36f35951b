using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Sipaku.Tests.Runtime.Api.Surface;

/// <summary>Writes a type's public surface one member a line, in the notation of Data/api.</summary>
internal static class SurfaceFormatter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Lines(Type type)
    {
        string name = TypeNames.Of(type);
        yield return $"{name} :: {Kind(type)}";
        if (type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage)
        {
            yield return $"{name} :: usage {usage.ValidOn} multiple={usage.AllowMultiple} inherited={usage.Inherited}";
        }

        if (type.IsEnum)
        {
            foreach (FieldInfo value in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                yield return $"{name}.{value.Name} = {Convert.ToInt32(value.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
            }

            yield break;
        }

        foreach (string line in Members(type))
        {
            yield return $"{name}.{line}";
        }
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (FieldInfo field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily))
        {
            string value = field.IsLiteral ? $" = {field.GetRawConstantValue()}" : string.Empty;
            yield return $"{field.Name} : {TypeNames.Of(field.FieldType)} field{value}";
        }

        foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(IsVisible))
        {
            yield return $"ctor({Parameters(constructor)}) :: {Modifiers(constructor)}";
        }

        foreach (PropertyInfo property in type.GetProperties(Declared))
        {
            if (property.GetAccessors(nonPublic: true).FirstOrDefault(IsVisible) is { } accessor)
            {
                yield return $"{property.Name} : {TypeNames.OfProperty(property)} {{ {Accessors(property)}}} :: {Modifiers(accessor)}";
            }
        }

        foreach (MethodInfo method in type.GetMethods(Declared).Where(method => IsVisible(method) && !IsAccessor(method)))
        {
            string generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : string.Empty;
            yield return $"{method.Name}{generics}({Parameters(method)}) : {TypeNames.OfParameter(method.ReturnParameter)} :: {Modifiers(method)}";
        }
    }

    private static string Kind(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsValueType: true } => "struct",
            { IsInterface: true } => "interface",
            _ when type.BaseType == typeof(MulticastDelegate) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            _ => (type.IsAbstract ? "abstract " : string.Empty)
                + (type.IsSealed ? "sealed " : string.Empty)
                + (type.GetMethod("<Clone>$") is null ? "class" : "record"),
        };
        if (kind is "enum" or "delegate")
        {
            return kind;
        }

        string basis = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? $" : {TypeNames.Of(parent)}" : string.Empty;
        return kind + basis + string.Concat(type.GetInterfaces().Select(contract => $" ~ {TypeNames.Of(contract)}"));
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        string prefix = parameter.IsOut ? "out "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : parameter.Position == 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this "
            : string.Empty;
        return $"{prefix}{TypeNames.OfParameter(parameter)} {parameter.Name}{Default(parameter)}";
    }));

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? string.Empty
        : parameter.DefaultValue is { } value ? string.Create(CultureInfo.InvariantCulture, $" = {value}")
        : parameter.ParameterType.IsValueType ? " = default"
        : " = null";

    private static string Accessors(PropertyInfo property)
    {
        string get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : string.Empty;
        return property.SetMethod is not { } setter || !IsVisible(setter) ? get
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? get + "init; "
            : get + "set; ";
    }

    private static string Modifiers(MethodBase method)
    {
        List<string> words = [method.IsPublic ? "public" : "protected"];
        if (method.IsStatic)
        {
            words.Add("static");
        }

        if (method.IsAbstract)
        {
            words.Add("abstract");
        }
        else if (method is { IsVirtual: true, IsFinal: false })
        {
            words.Add("virtual");
        }

        // The lists say it of methods only.
        if (method is MethodInfo { IsSpecialName: false } info && info.GetBaseDefinition() != info)
        {
            words.Add("override");
        }

        return string.Join(' ', words);
    }

    private static bool IsVisible(MethodBase method) => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && !method.Name.Contains('<', StringComparison.Ordinal)
        && !(method is ConstructorInfo && method.IsStatic);

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
