using Amazon.Runtime;
using HttpClientFactory = Amazon.Runtime.HttpClientFactory;

namespace Sipaku.Tests.EndToEnd.Aws;

/// <summary>Where all HTTP requests of a flow's AWS clients pass, so that a test can watch, change, lose or refuse them.</summary>
internal sealed class Wire : HttpClientFactory, IDisposable
{
    private readonly HttpClient _client;

    public Wire() => _client = new HttpClient(new Passage(this)) { Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>What becomes of a call; lets it through unless a test says otherwise.</summary>
    public Func<WireCall, Task<HttpResponseMessage>> Pass { get; set; } = call => call.SendAsync();

    /// <summary>Does something once the first call of an operation has taken effect, before its answer arrives.</summary>
    public void AtFirst(string operation, Func<Task> act)
    {
        int acted = 0;
        Pass = async call =>
        {
            HttpResponseMessage response = await call.SendAsync();
            if (call.Operation == operation && Interlocked.Exchange(ref acted, 1) == 0)
            {
                await act();
            }

            return response;
        };
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _client.Dispose();

    private sealed class Passage(Wire wire) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            wire.Pass(WireCall.Of(request, () => base.SendAsync(request, cancellationToken)));
    }
}
