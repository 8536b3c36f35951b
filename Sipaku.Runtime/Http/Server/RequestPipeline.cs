using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sipaku.Runtime.Hosting;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Http;

/// <summary>What a request goes through: trusted proxies, the browser guard, then the route of a function.</summary>
internal sealed class RequestPipeline(
    FunctionCatalog catalog,
    FunctionEndpoint endpoint,
    BrowserGuard guard,
    ManagementApi management,
    HostJson hostJson,
    IOptions<EmbeddedHostOptions> options,
    IServiceProvider services,
    ILogger<RequestPipeline> logger)
{
    /// <exception cref="EmbeddedHostException">A route is malformed, or two functions answer the same requests.</exception>
    public RequestDelegate Build()
    {
        ApplicationBuilder app = new(services);
        app.Use(next => http => RequestTelemetry.InvokeAsync(http, next));
        app.Use(next => http => GuardAsync(http, next));
        if (options.Value.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders(ForwardedHeaders());
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
        app.UseEndpoints(routes =>
        {
            // What the Functions host answers monitors and scripts with.
            routes.MapMethods("/admin/host/ping", ["GET", "POST"], static _ => Task.CompletedTask);
            MapFunctions(routes);
        });
        app.Run(http => ErrorResponse.WriteAsync(http, StatusCodes.Status404NotFound, $"There is nothing at {http.Request.Path}."));
        return app.Build();
    }

    private void MapFunctions(IEndpointRouteBuilder routes)
    {
        Dictionary<string, Function> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach (Function function in catalog.Http)
        {
            string template = RouteTemplate.Of(function, hostJson.RoutePrefix);
            IReadOnlyList<string> methods = function.Route!.Methods;
            foreach (string method in methods.DefaultIfEmpty("any method"))
            {
                if (!taken.TryAdd($"{method} {RouteTemplate.Shape(template)}", function))
                {
                    throw new EmbeddedHostException(
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

    private ForwardedHeadersOptions ForwardedHeaders()
    {
        ForwardedHeadersOptions forwarded = new()
        {
            ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedFor
                | Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedProto
                | Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedHost,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (System.Net.IPNetwork proxy in options.Value.TrustedProxies)
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
