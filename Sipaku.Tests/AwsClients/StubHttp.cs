using System.Net;
using System.Text;
using Amazon.Runtime;
using HttpClientFactory = Amazon.Runtime.HttpClientFactory;

namespace Sipaku.Tests.AwsClients;

/// <summary>Answers the SDK's HTTP requests from a queue and keeps what was sent. The last answer is given again and again.</summary>
internal sealed class StubHttp : HttpClientFactory
{
    private readonly StubResponse[] _responses;
    private readonly List<SentRequest> _sent = [];

    public StubHttp(params StubResponse[] responses) => _responses = responses;

    public IReadOnlyList<SentRequest> Sent => _sent;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(_responses, _sent));

    /// <summary>A configuration that talks to this stub.</summary>
    public T Configure<T>(T config, string region = "eu-west-1", int retries = 0)
        where T : ClientConfig
    {
        config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region);
        config.HttpClientFactory = this;
        config.MaxErrorRetry = retries;
        config.IgnoreConfiguredEndpointUrls = true;
        return config;
    }

    private sealed class Handler(StubResponse[] responses, List<SentRequest> sent) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Dictionary<string, string> headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
            byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            sent.Add(new SentRequest(request.Method.Method, request.RequestUri!, headers, body));

            StubResponse response = responses[Math.Min(sent.Count, responses.Length) - 1];
            HttpResponseMessage message = new((HttpStatusCode)response.Status)
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(response.Body)),
                RequestMessage = request,
            };
            foreach ((string? name, string? value) in response.Headers ?? new Dictionary<string, string>())
            {
                if (!message.Headers.TryAddWithoutValidation(name, value))
                {
                    message.Content.Headers.TryAddWithoutValidation(name, value);
                }
            }

            return message;
        }
    }
}
