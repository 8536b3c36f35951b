using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Sipaku.AwsSimulator.Http;

/// <summary>The one REST operation, InvokeEndpoint: members where the API model puts them, in path, headers and payload.</summary>
internal sealed partial class RestInvocationProtocol(SimulatedService service) : IProtocol
{
    private const string Operation = "InvokeEndpoint";

    public ServiceCall? Match(HttpRequest request)
    {
        Match path = InvocationPath().Match(request.Path.Value ?? "");
        return request.Method == HttpMethods.Post && path.Success
            ? new ServiceCall(service, Operation, () => ReadAsync(request, path.Groups["name"].Value), WriteAsync, WriteErrorAsync)
            : null;
    }

    private async Task<JsonObject> ReadAsync(HttpRequest request, string endpoint)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body);
        JsonObject input = new() { ["EndpointName"] = endpoint, ["Body"] = Convert.ToBase64String(body.ToArray()) };
        foreach ((string? member, string? header) in HeaderMembers(service.Model.InputShape(Operation)!))
        {
            if (request.Headers.TryGetValue(header, out StringValues value))
            {
                input[member] = value.ToString();
            }
        }

        return input;
    }

    private async Task WriteAsync(HttpResponse response, JsonObject output)
    {
        foreach ((string? member, string? header) in HeaderMembers(service.Model.OutputShape(Operation)!))
        {
            if (output.Text(member) is { } value)
            {
                response.Headers[header] = value;
            }
        }

        await response.Body.WriteAsync(Convert.FromBase64String(output.Text("Body")!));
    }

    private static Task WriteErrorAsync(HttpResponse response, AwsError error)
    {
        response.ContentType = "application/json";
        response.Headers["x-amzn-ErrorType"] = error.Code;
        JsonObject body = error.Members?.DeepClone().AsObject() ?? [];
        body["Message"] = error.Message;
        return response.WriteAsync(body.ToJsonString());
    }

    private IEnumerable<(string Member, string Header)> HeaderMembers(string shape) =>
        from member in service.Model.Shape(shape).GetProperty("members").EnumerateObject()
        where member.Value.TryGetProperty("location", out JsonElement location) && location.ValueEquals("header")
        select (member.Name, member.Value.GetProperty("locationName").GetString()!);

    [GeneratedRegex("^/endpoints/(?<name>[^/]+)/invocations$")]
    private static partial Regex InvocationPath();
}
