using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using Sipaku.Runtime.Engine;
using Sipaku.Runtime.Hosting;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Http;

/// <summary>The host's address, bound and as clients see it.</summary>
internal sealed class PublicAddress(IOptions<EmbeddedHostOptions> options, HostKeys keys, HostJson hostJson, DurableEngine engine) : IEmbeddedHostInfo, IManagementEndpoint
{
    private Uri? _bound;

    public Uri Address => _bound ?? throw new InvalidOperationException("The host has not started.");

    public Uri ManagementUrl => new(Origin(options.Value.PublicBaseUrl ?? Address) + ManagementLinks.Path);

    // The names are those that clients of the extension expect; there is one hub and one store here.
    public string Query => $"taskHub={Uri.EscapeDataString(hostJson.HubName)}&connection=Storage"
        + (keys.Key is null ? string.Empty : $"&{HostKeys.QueryParameter}={Uri.EscapeDataString(keys.Key)}");

    public string Home => options.Value.Home;

    public IReadOnlyList<string> TakenUp => engine.TakenUp;

    public string BaseUrlFor(Uri? requestUrl) => requestUrl is null || options.Value.PublicBaseUrl is not null
        ? ManagementUrl.AbsoluteUri
        : requestUrl.GetLeftPart(UriPartial.Authority) + ManagementLinks.Path;

    public void Bind(Uri bound) => _bound = bound;

    /// <summary>The address that a request asked for, below the public one where there is one.</summary>
    public Uri UrlOf(HttpRequest request)
    {
        string path = request.GetEncodedPathAndQuery();
        if (options.Value.PublicBaseUrl is { } publicBase)
        {
            return new(Origin(publicBase) + path);
        }

        // HTTP/1.0 may leave the host out, and what it says is the caller's word.
        return request.Host.HasValue && Uri.TryCreate($"{request.Scheme}://{request.Host.Value}{path}", UriKind.Absolute, out Uri? url)
            ? url
            : new(Origin(Address) + path);
    }

    private static string Origin(Uri url) => url.AbsoluteUri.TrimEnd('/');
}
