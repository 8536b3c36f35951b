using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Sipaku.AwsSimulator.Http;

/// <summary>AWS JSON 1.1: POST /, the operation in X-Amz-Target.</summary>
internal sealed class JsonProtocol(SimulatedService service) : IProtocol
{
    private const string ContentType = "application/x-amz-json-1.1";

    private readonly string _targetPrefix = service.Model.Metadata.GetProperty("targetPrefix").GetString() + ".";

    public ServiceCall? Match(HttpRequest request)
    {
        string target = request.Headers["X-Amz-Target"].ToString();
        if (request.Method != HttpMethods.Post || request.Path != "/" || !target.StartsWith(_targetPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        string operation = target[_targetPrefix.Length..];
        return service.Has(operation)
            ? new ServiceCall(service, operation, () => ReadAsync(request), (response, output) => WriteAsync(response, output), WriteErrorAsync)
            : null;
    }

    private static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        if (request.ContentType != ContentType)
        {
            throw new AwsError(415, "UnsupportedMediaTypeException", $"The content type must be {ContentType}.");
        }

        try
        {
            return (await JsonNode.ParseAsync(request.Body))!.AsObject();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new AwsError(400, "SerializationException", "The body is no JSON object.");
        }
    }

    private static Task WriteAsync(HttpResponse response, JsonObject body)
    {
        response.ContentType = ContentType;
        return response.WriteAsync(body.ToJsonString());
    }

    private static Task WriteErrorAsync(HttpResponse response, AwsError error)
    {
        JsonObject body = Json.Object(("__type", error.Code), ("message", error.Message));
        foreach ((string? name, JsonNode? value) in error.Members ?? [])
        {
            body[name] = value?.DeepClone();
        }

        return WriteAsync(response, body);
    }
}
