using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.WebApiCompatShim;
using Sipaku.FunctionsHost.Metadata;
using Sipaku.FunctionsHost.WebJobs;

namespace Sipaku.FunctionsHost.Http;

/// <summary>Hands requests for the durable management API to the Durable extension, which answers them.</summary>
internal sealed class ManagementApi(WebhookProvider webhooks, HostKeys keys, PublicAddress address)
{
    public const string Path = "/runtime/webhooks/durabletask";

    public static bool Serves(HttpRequest request) => request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);

    public async Task HandleAsync(HttpContext http)
    {
        if (!keys.Allow(http.Request, AccessLevel.Function))
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status401Unauthorized, HostKeys.Missing);
            return;
        }

        if (webhooks.Handler is not { } handler)
        {
            await ErrorResponse.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "The host is starting.");
            return;
        }

        using HttpRequestMessage request = new HttpRequestMessageFeature(http).HttpRequestMessage;
        request.RequestUri = address.UrlOf(http.Request);
        using HttpResponseMessage response = await handler.ConvertAsync(request, http.RequestAborted);
        await SendAsync(http, response);
    }

    private static async Task SendAsync(HttpContext http, HttpResponseMessage response)
    {
        http.Response.StatusCode = (int)response.StatusCode;
        foreach ((string name, IEnumerable<string> values) in response.Headers)
        {
            http.Response.Headers.Append(name, values.ToArray());
        }

        if (response.Content is not null)
        {
            foreach ((string name, IEnumerable<string> values) in response.Content.Headers)
            {
                http.Response.Headers.Append(name, values.ToArray());
            }

            await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }
}
