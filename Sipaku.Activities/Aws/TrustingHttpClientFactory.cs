using System.Security.Cryptography.X509Certificates;
using Amazon.Runtime;

namespace Sipaku.Activities.Aws;

/// <summary>Makes HTTP clients as the SDK does, which trust these certificate authorities and no others.</summary>
internal sealed class TrustingHttpClientFactory : HttpClientFactory
{
    private readonly X509ChainPolicy _policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };

    public TrustingHttpClientFactory(X509Certificate2Collection authorities) => _policy.CustomTrustStore.AddRange(authorities);

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, SslOptions = { CertificateChainPolicy = _policy } };
        if (clientConfig.GetWebProxy() is { } proxy)
        {
            handler.Proxy = proxy;
        }

        HttpClient client = new(handler);
        if (clientConfig.Timeout is { } timeout)
        {
            client.Timeout = timeout;
        }

        return client;
    }
}
