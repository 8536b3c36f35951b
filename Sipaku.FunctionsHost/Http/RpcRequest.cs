using System.Collections.Frozen;
using System.Text.Json;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Sipaku.FunctionsHost.Rpc.Messages;

namespace Sipaku.FunctionsHost.Http;

/// <summary>A request in the form that workers take.</summary>
internal static class RpcRequest
{
    // A trusted proxy's are in the address by now; the worker would believe anybody's, and make links of them.
    private static readonly FrozenSet<string> ProxyHeaders = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto");

    /// <summary>The request with its whole body, as bytes.</summary>
    public static async Task<TypedData> ReadAsync(HttpRequest request, Uri url, CancellationToken cancellation)
    {
        RpcHttp http = new() { Method = request.Method, Url = url.AbsoluteUri };
        foreach ((string name, StringValues value) in request.Query)
        {
            http.NullableQuery[name] = new NullableString { Value = value.ToString() };
        }

        foreach ((string name, StringValues value) in request.Headers.Where(header => !ProxyHeaders.Contains(header.Key)))
        {
            http.NullableHeaders[name.ToLowerInvariant()] = new NullableString { Value = value.ToString() };
        }

        foreach ((string name, object? value) in request.RouteValues)
        {
            http.NullableParams[name] = value is null ? new NullableString() : new NullableString { Value = value.ToString() };
        }

        using MemoryStream body = await RequestBody.ReadAsync(request, cancellation);
        http.Body = new TypedData { Bytes = UnsafeByteOperations.UnsafeWrap(body.GetBuffer().AsMemory(0, (int)body.Length)) };
        return new TypedData { Http = http };
    }

    /// <summary>What functions bind beside the request: route parameters over query parameters, and the JSON texts <c>Query</c> and <c>Headers</c>.</summary>
    public static IReadOnlyDictionary<string, TypedData> TriggerData(HttpRequest request)
    {
        Dictionary<string, TypedData> data = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Query"] = Json(request.Query),
            ["Headers"] = Json(request.Headers),
        };
        foreach ((string name, StringValues value) in request.Query)
        {
            data.TryAdd(name, new TypedData { String = value.ToString() });
        }

        foreach ((string name, object? value) in request.RouteValues)
        {
            data[name] = value is null ? new TypedData() : new TypedData { String = value.ToString() };
        }

        return data;
    }

    private static TypedData Json(IEnumerable<KeyValuePair<string, StringValues>> pairs) =>
        new() { Json = JsonSerializer.Serialize(pairs.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())) };
}
