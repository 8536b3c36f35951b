using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Sipaku.Runtime.Http;

/// <summary>The data of an HTTP trigger by name: route parameters over query parameters, and the JSON texts <c>Query</c> and <c>Headers</c>.</summary>
internal static class HttpTriggerData
{
    public static IReadOnlyDictionary<string, object?> Of(HttpRequest request)
    {
        Dictionary<string, object?> data = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Query"] = JsonSerializer.Serialize(request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())),
            ["Headers"] = JsonSerializer.Serialize(request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())),
        };
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in request.Query)
        {
            data.TryAdd(name, value.ToString());
        }

        foreach ((string name, object? value) in request.RouteValues)
        {
            data[name] = value?.ToString();
        }

        return data;
    }
}
