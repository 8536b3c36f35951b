using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Sipaku.Tests.App;

/// <summary>HTTP bindings of all sorts.</summary>
public static class HttpFunctions
{
    [Function(nameof(Greet))]
    public static async Task<HttpResponseData> Greet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greet/{name}/{times:int?}")] HttpRequestData request,
        string name,
        int? times,
        FunctionContext context)
    {
        HttpResponseData response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("X-Function", context.FunctionDefinition.Name);
        response.Headers.Add("X-Header", request.Headers.TryGetValues("X-Asked", out IEnumerable<string>? asked) ? string.Join('|', asked) : "none");
        await response.WriteStringAsync(string.Concat(Enumerable.Repeat($"Hello {name}!", Math.Max(times ?? 1, 0))));
        return response;
    }

    [Function(nameof(Cookies))]
    public static HttpResponseData Cookies([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cookies")] HttpRequestData request)
    {
        HttpResponseData response = request.CreateResponse(HttpStatusCode.OK);
        response.WriteString(string.Join('|', request.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        response.Cookies.Append(new HttpCookie("seen", "a b") { HttpOnly = true, Path = "/api", SameSite = SameSite.Strict, MaxAge = 60 });
        return response;
    }

    [Function(nameof(Word))]
    public static string Word([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request, string? word) => $"{request.Method} {word ?? "none"}";

    [Function(nameof(Query))]
    public static string Query([HttpTrigger(AuthorizationLevel.Anonymous, Route = "query")] HttpRequestData request)
        => string.Join(';', request.Query.AllKeys.Select(key => $"{key}={request.Query[key]}"));

    [Function(nameof(Echo))]
    public static async Task<HttpResponseData> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request)
    {
        Reading? reading = await request.ReadFromJsonAsync<Reading>();
        request.Body.Position = 0;
        string again = (await request.ReadAsStringAsync())!;
        HttpResponseData response = request.CreateResponse();
        await response.WriteAsJsonAsync(new { reading!.Value, again.Length });
        response.StatusCode = HttpStatusCode.Created;
        return response;
    }

    [Function(nameof(Body))]
    public static Reading Body([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request, [FromBody] Reading reading)
        => reading with { Value = reading.Value * 2 };

    [Function(nameof(Reverse))]
    public static async Task<HttpResponseData> Reverse([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body);
        HttpResponseData response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("Content-Type", "application/x-reversed");
        await response.WriteBytesAsync([.. body.ToArray().Reverse()]);
        return response;
    }

    [Function(nameof(Nothing))]
    public static Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "delete", "patch", Route = "nothing")] HttpRequestData request) => Task.CompletedTask;

    [Function(nameof(Fails))]
    public static string Fails([HttpTrigger(AuthorizationLevel.Anonymous, Route = "fails")] HttpRequestData request)
        => throw new InvalidOperationException("secret detail");

    [Function(nameof(Number))]
    public static string Number([HttpTrigger(AuthorizationLevel.Anonymous, Route = "number/{value}")] HttpRequestData request, int value) => $"{value + 1}";

    [Function(nameof(Several))]
    public static SeveralOutputs Several([HttpTrigger(AuthorizationLevel.Anonymous, Route = "several")] HttpRequestData request)
        => new() { Response = request.CreateResponse(HttpStatusCode.ResetContent), Other = "x" };

    [Function(nameof(Url))]
    public static string Url([HttpTrigger(AuthorizationLevel.Anonymous, Route = "url")] HttpRequestData request) => request.Url.AbsoluteUri;

    [Function(nameof(Locked))]
    public static string Locked([HttpTrigger(AuthorizationLevel.Function, Route = "locked")] HttpRequestData request) => "open";

    [Function(nameof(Master))]
    public static string Master([HttpTrigger(AuthorizationLevel.Admin, Route = "master")] HttpRequestData request) => "open";

    /// <summary>What a test disables by a setting.</summary>
    [Function(nameof(Spare))]
    public static string Spare([HttpTrigger(AuthorizationLevel.Anonymous, Route = "spare")] HttpRequestData request) => "here";

    [Function(nameof(Hang))]
    public static async Task Hang([HttpTrigger(AuthorizationLevel.Anonymous, Route = "hang")] HttpRequestData request)
    {
        await File.AppendAllTextAsync(Variables.Journal, "hanging\n");
        await new TaskCompletionSource().Task;
    }

    [Function(nameof(ProcessId))]
    public static string ProcessId([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "process")] HttpRequestData request) => $"{Environment.ProcessId}";

    [Function(nameof(Variable))]
    public static string Variable([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "variables/{name}")] HttpRequestData request, string name)
        => Environment.GetEnvironmentVariable(name) ?? "none";
}
