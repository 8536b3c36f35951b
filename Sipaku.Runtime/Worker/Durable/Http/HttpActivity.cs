using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>The activity that makes the HTTP requests of orchestrators.</summary>
internal sealed class HttpActivity : IDisposable
{
    public const string Name = "BuiltIn::HttpActivity";

    public const string NoIdentity =
        "The embedded runtime has no Azure identity to take a token from: get the token in an activity and send it in the Authorization header.";

    private static readonly TimeSpan s_defaultTimeout = TimeSpan.FromSeconds(100);

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    /// <exception cref="HttpRequestException">There is no response, or one that the retry options have tried again.</exception>
    /// <exception cref="TimeoutException">The response did not come in time.</exception>
    public async Task<DurableHttpResponse> SendAsync(DurableHttpRequest request, CancellationToken cancellation)
    {
        TimeSpan timeout = request.Timeout ?? s_defaultTimeout;
        using HttpRequestMessage message = MessageOf(request);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            using HttpResponseMessage response = await _client.SendAsync(message, limit.Token);
            CheckStatus(request.HttpRetryOptions, response);
            return new DurableHttpResponse(response.StatusCode)
            {
                Headers = response.Headers.ToDictionary(
                    header => header.Key, header => new StringValues([.. header.Value]), StringComparer.OrdinalIgnoreCase),
                Content = await response.Content.ReadAsStringAsync(limit.Token),
            };
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{request.Method} {request.Uri} gave no response within {timeout}.", exception);
        }
    }

    public void Dispose() => _client.Dispose();

    private static void CheckStatus(HttpRetryOptions? retry, HttpResponseMessage response)
    {
        if (retry is { StatusCodesToRetry.Count: 0 })
        {
            response.EnsureSuccessStatusCode();
        }
        else if (retry?.StatusCodesToRetry.Contains(response.StatusCode) == true)
        {
            throw new HttpRequestException($"Status code {response.StatusCode} received, retry requested.", null, response.StatusCode);
        }
    }

    private static HttpRequestMessage MessageOf(DurableHttpRequest request)
    {
        HttpRequestMessage message = new(request.Method, request.Uri);
        string? contentType = null;
        foreach ((string name, StringValues values) in request.Headers ?? new Dictionary<string, StringValues>())
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                contentType = values.ToString();
            }
            else
            {
                message.Headers.Add(name, values.AsEnumerable());
            }
        }

        if (contentType?.Contains("multipart", StringComparison.OrdinalIgnoreCase) == true)
        {
            throw new NotSupportedException("Multipart content is not supported with CallHttpAsync.");
        }

        if (request.Content is { } content)
        {
            message.Content = new StringContent(content, Encoding.UTF8)
            {
                Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType ?? "text/plain") },
            };
        }

        return message;
    }
}
