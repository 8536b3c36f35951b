using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.FunctionsHost.Metadata;

namespace Sipaku.FunctionsHost.Http;

/// <summary>The host key for routes that a composer adds.</summary>
public static class HostKeyExtensions
{
    /// <summary>Makes a route ask for the host key, as an HTTP function of level <c>Function</c> does.</summary>
    public static TBuilder RequireHostKey<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder
    {
        route.Add(endpoint =>
        {
            RequestDelegate inner = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http => http.RequestServices.GetRequiredService<HostKeys>().Allow(http.Request, AccessLevel.Function)
                ? inner(http)
                : ErrorResponse.WriteAsync(http, StatusCodes.Status401Unauthorized, HostKeys.Missing);
        });
        return route;
    }
}
