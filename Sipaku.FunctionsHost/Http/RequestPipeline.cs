using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Sipaku.FunctionsHost.Metadata;

namespace Sipaku.FunctionsHost.Http;

/// <summary>What a request goes through: trusted proxies, the browser guard, then the management API or the route of a function.</summary>
internal sealed class RequestPipeline(
    FunctionEndpoint endpoint,
    BrowserGuard guard,
    ManagementApi management,
    FunctionsHostOptions options,
    ILogger<RequestPipeline> logger)
{
    /// <exception cref="FunctionsHostException">A route is malformed, or two functions answer the same requests.</exception>
    public void Build(WebApplication app, IEnumerable<AppFunction> functions, string routePrefix)
    {
        app.Use(next => http => RequestTelemetry.InvokeAsync(http, next));
        app.Use(next => http => GuardAsync(http, next));
        if (options.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders(TrustedHeaders());
        }

        app.Use(next => async http =>
        {
            if (await guard.HandledAsync(http))
            {
                return;
            }

            await (ManagementApi.Serves(http.Request) ? management.HandleAsync(http) : next(http));
        });
        app.UseRouting();

        // What the Functions host answers monitors and scripts with.
        app.MapMethods("/admin/host/ping", ["GET", "POST"], static _ => Task.CompletedTask);
        options.MapRoutes?.Invoke(app);
        MapFunctions(app, functions, routePrefix);
        app.MapFallback(http => ErrorResponse.WriteAsync(http, StatusCodes.Status404NotFound, $"There is nothing at {http.Request.Path}."));
    }

    private void MapFunctions(IEndpointRouteBuilder routes, IEnumerable<AppFunction> functions, string routePrefix)
    {
        Dictionary<string, AppFunction> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach (AppFunction function in functions.Where(function => function.Http is not null))
        {
            string template = RouteTemplate.Of(function, routePrefix);
            IReadOnlyList<string> methods = function.Http!.Methods;
            foreach (string method in methods.DefaultIfEmpty("any method"))
            {
                if (!taken.TryAdd($"{method} {RouteTemplate.Shape(template)}", function))
                {
                    throw new FunctionsHostException(
                        $"The functions '{taken[$"{method} {RouteTemplate.Shape(template)}"].Name}' and '{function.Name}' both answer {method} /{template}.");
                }
            }

            Task Invoke(HttpContext http)
            {
                RequestTelemetry.SetRoute(http, $"/{template}");
                return endpoint.InvokeAsync(http, function);
            }

            _ = methods.Count == 0 ? routes.Map(template, Invoke) : routes.MapMethods(template, methods, Invoke);
        }
    }

    private ForwardedHeadersOptions TrustedHeaders()
    {
        ForwardedHeadersOptions forwarded = new()
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor
                | ForwardedHeaders.XForwardedProto
                | ForwardedHeaders.XForwardedHost,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (System.Net.IPNetwork proxy in options.TrustedProxies)
        {
            forwarded.KnownIPNetworks.Add(proxy);
        }

        return forwarded;
    }

    private async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException exception)
        {
            await ErrorResponse.WriteAsync(http, exception.StatusCode, exception.Message);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The request {Method} {Path} failed.", http.Request.Method, http.Request.Path);
            await ErrorResponse.WriteAsync(http, StatusCodes.Status500InternalServerError, "The request failed; the host's log says why.");
        }
    }
}
