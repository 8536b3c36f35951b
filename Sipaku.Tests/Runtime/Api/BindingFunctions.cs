using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Sipaku.Tests.Runtime.Api;

public class BindingFunctions(GreetingService greetings)
{
    [Function("Greet")]
    public async Task<HttpResponseData> Greet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greet/{name}/{times:int?}")] HttpRequestData request,
        string name,
        int? times,
        FunctionContext context,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        HttpResponseData response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("X-Function", context.FunctionDefinition.Name);
        response.Cookies.Append("seen", "a b");
        await response.WriteStringAsync(string.Concat(Enumerable.Repeat(greetings.Greet(name), times ?? 1)));
        return response;
    }

    [Function("Static")]
    public static string Static([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request, string? word = "none") => $"{request.Method} {word}";

    [Function("Echo")]
    public static async Task<HttpResponseData> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request)
    {
        Reading? reading = await request.ReadFromJsonAsync<Reading>();
        request.Body.Position = 0;
        string again = request.ReadAsString()!;
        HttpResponseData response = request.CreateResponse(HttpStatusCode.Created);
        await response.WriteAsJsonAsync(new { reading!.Value, again.Length, Origin = request.Headers.GetValues("X-Origin").Single() });
        return response;
    }

    [Function("Body")]
    public static Reading Body([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request, [FromBody] Reading reading)
        => reading with { Value = reading.Value * 2 };

    [Function("Typed")]
    public static ValueTask<Reading> Typed([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "typed")] Reading reading) => new(reading);

    [Function("Nothing")]
    public static Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "nothing")] HttpRequestData request) => Task.CompletedTask;

    [Function("Fails")]
    public static string Fails([HttpTrigger(AuthorizationLevel.Anonymous, Route = "fails")] HttpRequestData request)
        => throw new InvalidOperationException("secret detail");

    [Function("Number")]
    public static string Number([HttpTrigger(AuthorizationLevel.Anonymous, Route = "number/{value}")] HttpRequestData request, int value) => $"{value + 1}";

    [Function("Several")]
    public static SeveralOutputs Several([HttpTrigger(AuthorizationLevel.Anonymous, Route = "several")] HttpRequestData request)
        => new() { Response = request.CreateResponse(HttpStatusCode.ResetContent), Other = "x" };

    [Function("Sum")]
    public static string Sum([HttpTrigger(AuthorizationLevel.Anonymous, Route = "sum")] HttpRequestData request, int[]? numbers) => $"{numbers?.Sum()}";

    [Function("Bytes")]
    public static string Bytes([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request, [FromBody] byte[] bytes) => $"{bytes.Length}";

    [Function("Url")]
    public static string Url([HttpTrigger(AuthorizationLevel.Anonymous, Route = "url")] HttpRequestData request) => request.Url.AbsoluteUri;

    [Function("Locked")]
    public static string Locked([HttpTrigger(AuthorizationLevel.Function, Route = "locked")] HttpRequestData request) => "open";
}
