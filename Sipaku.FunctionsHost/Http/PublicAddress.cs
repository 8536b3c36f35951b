using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Sipaku.FunctionsHost.Http;

/// <summary>The host's address, bound and as clients see it.</summary>
internal sealed class PublicAddress(FunctionsHostOptions options)
{
    private Uri? _bound;

    /// <summary>The first address that is listened on, with the port that an ephemeral one became as soon as it is.</summary>
    public Uri Bound => _bound ?? ListenUrls.Reachable(options.Urls[0]);

    /// <summary>The management API as clients reach it, with the key that it asks for.</summary>
    public Uri ManagementUrl => new(
        Origin(options.PublicBaseUrl ?? Bound)
        + ManagementApi.Path
        + (options.HostKey is null ? "" : $"?{HostKeys.QueryParameter}={Uri.EscapeDataString(options.HostKey)}"));

    public void Bind(Uri bound) => _bound = bound;

    /// <summary>The address that a request asked for, below the public one where there is one.</summary>
    public Uri UrlOf(HttpRequest request)
    {
        string path = request.GetEncodedPathAndQuery();
        if (options.PublicBaseUrl is { } publicBase)
        {
            return new(Origin(publicBase) + path);
        }

        // HTTP/1.0 may leave the host out, and what it says is the caller's word.
        return request.Host.HasValue && Uri.TryCreate($"{request.Scheme}://{request.Host.Value}{path}", UriKind.Absolute, out Uri? url)
            ? url
            : new(Origin(Bound) + path);
    }

    private static string Origin(Uri url) => url.AbsoluteUri.TrimEnd('/');
}
