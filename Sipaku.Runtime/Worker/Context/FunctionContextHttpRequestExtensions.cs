using Microsoft.Azure.Functions.Worker.Http;
using Sipaku.Runtime.Worker;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The HTTP side of an invocation, for middleware.</summary>
public static class FunctionContextHttpRequestExtensions
{
    /// <summary>The request; null where the function was not started by one.</summary>
    /// <param name="context">The invocation.</param>
    public static async ValueTask<HttpRequestData?> GetHttpRequestDataAsync(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<IHttpRequestDataFeature>() is { } feature ? await feature.GetHttpRequestDataAsync(context) : null;
    }

    /// <summary>The response; null where the function has not given one.</summary>
    /// <param name="context">The invocation.</param>
    public static HttpResponseData? GetHttpResponseData(this FunctionContext context)
        => InvocationOutcome.Of(context).Response as HttpResponseData;
}
