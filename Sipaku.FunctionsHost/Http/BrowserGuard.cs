using System.Net;
using Microsoft.AspNetCore.Http;

namespace Sipaku.FunctionsHost.Http;

/// <summary>
/// Keeps web pages from reaching a host through their reader's browser: other origins get no CORS headers unless they are listed, and a host
/// without a key answers neither to names that are not its own (DNS rebinding) nor to writes from other origins.
/// </summary>
internal sealed class BrowserGuard(HostKeys keys, FunctionsHostOptions options)
{
    /// <summary>Answers the request where it is not to go further.</summary>
    public async Task<bool> HandledAsync(HttpContext http)
    {
        HttpRequest request = http.Request;
        if (keys.Key is null && !IsOwnName(request.Host.Host))
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status403Forbidden, $"This host does not go by the name '{request.Host.Host}'; set FunctionsHost__PublicBaseUrl where it should.");
            return true;
        }

        string? origin = request.Headers.Origin;
        if (string.IsNullOrEmpty(origin) || origin == $"{request.Scheme}://{request.Host.Value}" || IsPublic(origin))
        {
            return false;
        }

        if (IsListed(origin))
        {
            AllowOrigin(http, origin);
            return EndPreflight(http);
        }

        if (keys.Key is null && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method))
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status403Forbidden, "Pages of other origins may not call this host; list theirs in FunctionsHost__CorsOrigins.");
            return true;
        }

        return false;
    }

    private static bool EndPreflight(HttpContext http)
    {
        HttpRequest request = http.Request;
        if (!HttpMethods.IsOptions(request.Method) || !request.Headers.ContainsKey("Access-Control-Request-Method"))
        {
            return false;
        }

        IHeaderDictionary headers = http.Response.Headers;
        headers.AccessControlAllowMethods = request.Headers.AccessControlRequestMethod;
        headers.AccessControlAllowHeaders = request.Headers.AccessControlRequestHeaders;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }

    private static void AllowOrigin(HttpContext http, string origin)
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.Append("Vary", "Origin");
        headers.AccessControlExposeHeaders = "Location, Retry-After, x-ms-continuation-token";
    }

    private bool IsOwnName(string host) => host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address))
        || host.Equals(options.PublicBaseUrl?.Host, StringComparison.OrdinalIgnoreCase);

    private bool IsPublic(string origin)
        => options.PublicBaseUrl is { } url && origin.Equals(url.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);

    private bool IsListed(string origin)
        => options.CorsOrigins.Any(listed => listed == "*" || listed.TrimEnd('/').Equals(origin, StringComparison.OrdinalIgnoreCase));
}
