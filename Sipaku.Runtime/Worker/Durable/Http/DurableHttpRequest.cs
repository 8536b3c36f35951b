using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>An HTTP request that an orchestrator makes. It is kept in the history as it is, secrets in its headers included.</summary>
public class DurableHttpRequest
{
    /// <summary>Creates a request that does not poll.</summary>
    /// <param name="method">The method.</param>
    /// <param name="uri">The address.</param>
    [JsonConstructor]
    public DurableHttpRequest(HttpMethod method, Uri uri)
    {
        Method = method;
        Uri = uri;
    }

    /// <summary>Creates a request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="uri">The address.</param>
    /// <param name="headers">The headers, or null for none.</param>
    /// <param name="asynchronousPatternEnabled">Whether a response 202 is polled.</param>
    public DurableHttpRequest(HttpMethod method, Uri uri, IDictionary<string, StringValues>? headers, bool asynchronousPatternEnabled = false)
        : this(method, uri)
    {
        Headers = headers;
        AsynchronousPatternEnabled = asynchronousPatternEnabled;
    }

    /// <summary>The method.</summary>
    [JsonPropertyName("method")]
    [JsonConverter(typeof(HttpMethodConverter))]
    public HttpMethod Method { get; }

    /// <summary>The address.</summary>
    [JsonPropertyName("uri")]
    public Uri Uri { get; }

    /// <summary>The headers; <c>Content-Type</c> is the content's, <c>text/plain</c> where there is none. Multipart is refused.</summary>
    [JsonPropertyName("headers")]
    [JsonConverter(typeof(HttpHeadersConverter))]
    public IDictionary<string, StringValues>? Headers { get; set; }

    /// <summary>The body, or null for none.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; set; }

    /// <summary>Where a bearer token is to come from; refused here, because there is no Azure identity to take it from.</summary>
    [JsonPropertyName("tokenSource")]
    [JsonConverter(typeof(TokenSourceConverter))]
    public TokenSource? TokenSource { get; set; }

    /// <summary>
    /// Whether a response 202 is polled at its <c>Location</c>, after <c>Retry-After</c> seconds or those of host.json, until another comes.
    /// </summary>
    [JsonPropertyName("asynchronousPatternEnabled")]
    public bool AsynchronousPatternEnabled { get; set; }

    /// <summary>When the request is tried again, or null for never; a poll is not.</summary>
    [JsonPropertyName("retryOptions")]
    public HttpRetryOptions? HttpRetryOptions { get; set; }

    /// <summary>How long each attempt of the request may take; 100 seconds unless set, and for each poll.</summary>
    [JsonPropertyName("timeout")]
    public TimeSpan? Timeout { get; set; }
}
