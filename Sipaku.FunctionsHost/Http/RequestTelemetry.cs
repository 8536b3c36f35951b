using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;

namespace Sipaku.FunctionsHost.Http;

/// <summary>A server span and a duration for each request, named as OpenTelemetry names them; the caller's W3C parent is taken up.</summary>
internal static class RequestTelemetry
{
    private const string RouteItem = "http.route";

    private static readonly ActivitySource Source = new(Telemetry.SourceName);
    private static readonly Meter Meter = new(Telemetry.SourceName);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "http.server.request.duration", "s", "Duration of HTTP server requests.");

    /// <summary>Names the route that answers, which the span and the duration are grouped by.</summary>
    public static void SetRoute(HttpContext http, string route)
    {
        http.Items[RouteItem] = route;
        if (Activity.Current is { Kind: ActivityKind.Server } span)
        {
            span.DisplayName = $"{http.Request.Method} {route}";
            span.SetTag(RouteItem, route);
        }
    }

    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        long start = Stopwatch.GetTimestamp();
        using Activity? span = Start(http.Request);
        try
        {
            await next(http);
        }
        finally
        {
            int status = http.Response.StatusCode;
            span?.SetTag("http.response.status_code", status);
            span?.SetStatus(status >= StatusCodes.Status500InternalServerError ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            if (Duration.Enabled)
            {
                Duration.Record(
                    Stopwatch.GetElapsedTime(start).TotalSeconds,
                    new("http.request.method", http.Request.Method),
                    new("http.response.status_code", status),
                    new(RouteItem, http.Items[RouteItem]));
            }
        }
    }

    private static Activity? Start(HttpRequest request)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        ActivityContext.TryParse(request.Headers.TraceParent, request.Headers.TraceState, isRemote: true, out ActivityContext parent);
        Activity? span = Source.StartActivity(request.Method, ActivityKind.Server, parent);
        span?.SetTag("http.request.method", request.Method);
        span?.SetTag("url.path", request.Path.Value);
        return span;
    }
}
