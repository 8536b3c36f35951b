using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Finds the HTTP response in a function's result that holds several outputs.</summary>
internal static class HttpResultProperty
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> s_properties = new();

    /// <summary>The result itself, or its property that is the HTTP response.</summary>
    public static object? Unwrap(object? result)
    {
        if (result is null or HttpResponseData or string or byte[])
        {
            return result;
        }

        PropertyInfo? property = s_properties.GetOrAdd(result.GetType(), Find);
        return property is null ? result : property.GetValue(result);
    }

    /// <summary>The name of that property of a result's type, or null where the result itself is the response.</summary>
    public static string? NameIn(Type type)
        => typeof(HttpResponseData).IsAssignableFrom(type) ? null : s_properties.GetOrAdd(type, Find)?.Name;

    private static PropertyInfo? Find(Type type)
    {
        PropertyInfo[] properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return Array.Find(properties, property => property.IsDefined(typeof(HttpResultAttribute)))
            ?? Array.Find(properties, property => typeof(HttpResponseData).IsAssignableFrom(property.PropertyType));
    }
}
