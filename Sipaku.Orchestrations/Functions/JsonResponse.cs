using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker.Http;

namespace Sipaku.Orchestrations.Functions;

/// <summary>JSON answers in one shape: camelCase, without what is unknown.</summary>
internal static class JsonResponse
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // No answer is ever part of a web page's text, and addresses are to be read by people too.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<HttpResponseData> CreateJsonAsync<T>(
        this HttpRequestData request,
        HttpStatusCode status,
        T value,
        CancellationToken cancellation)
    {
        HttpResponseData response = request.CreateResponse(status);
        response.Headers.Add("Content-Type", "application/json; charset=utf-8");
        await JsonSerializer.SerializeAsync(response.Body, value, Options, cancellation);
        return response;
    }

    public static Task<HttpResponseData> CreateErrorAsync(
        this HttpRequestData request,
        HttpStatusCode status,
        string error,
        CancellationToken cancellation) =>
        request.CreateJsonAsync(status, new { error }, cancellation);
}
