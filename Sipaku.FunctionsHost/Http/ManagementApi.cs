using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Sipaku.FunctionsHost.Metadata;
using Sipaku.FunctionsHost.WebJobs;

namespace Sipaku.FunctionsHost.Http;

/// <summary>
/// Hands requests for the durable management API to the Durable extension, which answers them. What it does not expect it answers with a
/// server error and a stack; here that is a line, and the caller's fault where it is.
/// </summary>
internal sealed class ManagementApi(WebhookProvider webhooks, HostKeys keys, PublicAddress address, ILogger<ManagementApi> logger)
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

        if (double.TryParse(http.Request.Query["timeout"], CultureInfo.InvariantCulture, out double timeout) && timeout < 0)
        {
            // The store takes it for a wait without end.
            await ErrorResponse.WriteAsync(http, StatusCodes.Status400BadRequest, "The timeout must not be negative.");
            return;
        }

        // Read to its end first: within the extension, one that is too long or breaks off would be a server error.
        using HttpRequestMessage request = new(new HttpMethod(http.Request.Method), address.UrlOf(http.Request))
        {
            Content = new StreamContent(await RequestBody.ReadAsync(http.Request, http.RequestAborted)),
        };
        foreach ((string name, StringValues values) in http.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } span)
        {
            // The extension puts what is started below the span that the header names.
            request.Headers.Remove(HeaderNames.TraceParent);
            request.Headers.Add(HeaderNames.TraceParent, span.Id);
        }

        // The extension waits as long as the caller allows, whether he is still there or not.
        using HttpResponseMessage response = await handler.ConvertAsync(request, http.RequestAborted).WaitAsync(http.RequestAborted);
        await (response.StatusCode == HttpStatusCode.InternalServerError && await ReadFailureAsync(response) is { } failure
            ? ExplainAsync(http, failure)
            : SendAsync(http, response));
    }

    /// <summary>What the extension did not expect; null where the answer is the state of a failed orchestration.</summary>
    private static async Task<Failure?> ReadFailureAsync(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<Failure>(await response.Content.ReadAsStringAsync()) is { ExceptionType: not null } failure ? failure : null;

    private Task ExplainAsync(HttpContext http, Failure failure)
    {
        string message = (failure.ExceptionMessage ?? failure.ExceptionType!).ReplaceLineEndings(" ");
        switch (failure.ExceptionType)
        {
            case "System.InvalidOperationException":
                return ErrorResponse.WriteAsync(http, StatusCodes.Status409Conflict, message);
            case "System.FormatException" or "System.OverflowException" or "System.NotSupportedException":
            case { } json when json.StartsWith("Newtonsoft.Json.", StringComparison.Ordinal):
                return ErrorResponse.WriteAsync(http, StatusCodes.Status400BadRequest, $"The request is malformed: {message}");
            case "System.NotImplementedException":
                return ErrorResponse.WriteAsync(http, StatusCodes.Status501NotImplemented, "This host does not serve durable entities.");
            default:
                logger.LogError("The request {Method} {Path} failed. {Type}: {Reason}", http.Request.Method, http.Request.Path, failure.ExceptionType, message);
                return ErrorResponse.WriteAsync(http, StatusCodes.Status500InternalServerError, "The request failed; the host's log says why.");
        }
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

    /// <summary>The extension's answer to an exception.</summary>
    private sealed record Failure(string? ExceptionType, string? ExceptionMessage);
}
