using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Sipaku.Orchestrations.Functions;

/// <summary><c>GET /api/openapi.json</c>: the API described for tools.</summary>
public sealed class GetOpenApi
{
    private const string Resource = "openapi.json";

    /// <summary>200 with an OpenAPI 3.1 document.</summary>
    [Function(nameof(GetOpenApi))]
    public static async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "openapi.json")] HttpRequestData request,
        CancellationToken cancellation)
    {
        HttpResponseData response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("Content-Type", "application/json; charset=utf-8");
        await using Stream document = typeof(GetOpenApi).Assembly.GetManifestResourceStream(Resource)!;
        await document.CopyToAsync(response.Body, cancellation);
        return response;
    }
}
