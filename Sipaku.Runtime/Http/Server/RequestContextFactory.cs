using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Sipaku.Runtime.Http;

/// <summary>Hands Kestrel's requests to the pipeline, without the parts of the web host that a Functions host has no use for.</summary>
internal sealed class RequestContextFactory(RequestDelegate pipeline, IServiceScopeFactory scopes) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures)
        => new DefaultHttpContext(contextFeatures) { ServiceScopeFactory = scopes };

    public Task ProcessRequestAsync(HttpContext context) => pipeline(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // The context holds nothing but the features, which are Kestrel's.
    }
}
