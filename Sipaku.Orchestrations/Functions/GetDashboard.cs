using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Sipaku.Orchestrations.Dashboard;

namespace Sipaku.Orchestrations.Functions;

/// <summary>
/// <c>GET /api/dashboard</c> and what lies below it: the admin's page. It holds nothing secret and asks for the key of the API itself, so
/// that anybody may load it.
/// </summary>
public static class GetDashboard
{
    // Only what this host serves, and no script or style within the page: what a text of a service or a file holds is never run.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>200 with the page or a file of it, 404 where there is no such file, 503 with what to do where the page was not built.</summary>
    [Function(nameof(GetDashboard))]
    public static async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dashboard/{*path}")] HttpRequestData request,
        string? path,
        CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(path))
        {
            return request.Url.AbsolutePath.EndsWith('/')
                ? RedirectToPage(request)
                : await AnswerPageAsync(request, DashboardFile.Page, cancellation);
        }

        return DashboardFile.Find(path) is { } file
            ? await AnswerAsync(request, file, cancellation)
            : await request.CreateErrorAsync(HttpStatusCode.NotFound, $"The page has no file {path}.", cancellation);
    }

    /// <summary>The page, or how to build it.</summary>
    internal static Task<HttpResponseData> AnswerPageAsync(HttpRequestData request, DashboardFile? page, CancellationToken cancellation) =>
        AnswerAsync(request, page ?? DashboardFile.NotBuilt, cancellation);

    /// <summary>The page names its files relative to an address without a slash at its end.</summary>
    private static HttpResponseData RedirectToPage(HttpRequestData request)
    {
        HttpResponseData response = request.CreateResponse(HttpStatusCode.PermanentRedirect);
        response.Headers.Add("Location", "../dashboard");
        return response;
    }

    private static async Task<HttpResponseData> AnswerAsync(HttpRequestData request, DashboardFile file, CancellationToken cancellation)
    {
        HttpResponseData response = request.CreateResponse(file == DashboardFile.NotBuilt ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
        response.Headers.Add("Content-Type", file.ContentType);
        response.Headers.Add("Cache-Control", file.NamedByContent ? ForEver : "no-cache");
        response.Headers.Add("Content-Security-Policy", ContentSecurityPolicy);
        response.Headers.Add("X-Content-Type-Options", "nosniff");
        response.Headers.Add("Referrer-Policy", "no-referrer");
        response.Headers.Add("Vary", "Accept-Encoding");
        bool compressed = Accepts(request, "gzip");
        if (compressed)
        {
            response.Headers.Add("Content-Encoding", "gzip");
        }

        await response.Body.WriteAsync(compressed ? file.Compressed : file.Content, cancellation);
        return response;
    }

    private static bool Accepts(HttpRequestData request, string encoding) =>
        request.Headers.TryGetValues("Accept-Encoding", out IEnumerable<string>? accepted)
        && accepted.SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries)).Contains(encoding, StringComparer.OrdinalIgnoreCase);
}
