using System.Net;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>The response to an HTTP request that an orchestrator made.</summary>
public class DurableHttpResponse
{
    /// <summary>Creates a response.</summary>
    /// <param name="statusCode">The status code.</param>
    public DurableHttpResponse(HttpStatusCode statusCode) => StatusCode = statusCode;

    /// <summary>The status code.</summary>
    [JsonPropertyName("statusCode")]
    public HttpStatusCode StatusCode { get; }

    /// <summary>The headers by name without regard to case; those of the content, such as <c>Content-Type</c>, are not among them.</summary>
    [JsonPropertyName("headers")]
    [JsonConverter(typeof(HttpHeadersConverter))]
    public IDictionary<string, StringValues>? Headers { get; init; }

    /// <summary>The body as text.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; init; }
}
