using System.Net;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>An HTTP response.</summary>
public abstract class HttpResponseData
{
    /// <summary>Creates a response.</summary>
    /// <param name="functionContext">The invocation that gives it.</param>
#pragma warning disable CA1012 // The official constructor is public.
    public HttpResponseData(FunctionContext functionContext)
#pragma warning restore CA1012
    {
        ArgumentNullException.ThrowIfNull(functionContext);
        FunctionContext = functionContext;
    }

    /// <summary>The status code.</summary>
    public abstract HttpStatusCode StatusCode { get; set; }

    /// <summary>The headers.</summary>
    public abstract HttpHeadersCollection Headers { get; set; }

    /// <summary>The body.</summary>
    public abstract Stream Body { get; set; }

    /// <summary>The cookies it sets.</summary>
    public abstract HttpCookies Cookies { get; }

    /// <summary>The invocation that gives it.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>A response to a request.</summary>
    /// <param name="request">The request.</param>
    public static HttpResponseData CreateResponse(HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.CreateResponse();
    }
}
