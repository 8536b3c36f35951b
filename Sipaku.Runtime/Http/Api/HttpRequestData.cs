using System.Collections.Specialized;
using System.Security.Claims;
using System.Web;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>An HTTP request.</summary>
public abstract class HttpRequestData
{
    private NameValueCollection? _query;

    /// <summary>Creates a request.</summary>
    /// <param name="functionContext">The invocation it started.</param>
#pragma warning disable CA1012 // The official constructor is public.
    public HttpRequestData(FunctionContext functionContext)
#pragma warning restore CA1012
    {
        ArgumentNullException.ThrowIfNull(functionContext);
        FunctionContext = functionContext;
    }

    /// <summary>The body.</summary>
    public abstract Stream Body { get; }

    /// <summary>The headers.</summary>
    public abstract HttpHeadersCollection Headers { get; }

    /// <summary>The cookies.</summary>
    public abstract IReadOnlyCollection<IHttpCookie> Cookies { get; }

    /// <summary>The address asked for.</summary>
    public abstract Uri Url { get; }

    /// <summary>The caller's identities.</summary>
    public abstract IEnumerable<ClaimsIdentity> Identities { get; }

    /// <summary>The HTTP method.</summary>
    public abstract string Method { get; }

    /// <summary>The invocation it started.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>The query parameters, from <see cref="Url"/>.</summary>
    public virtual NameValueCollection Query => _query ??= HttpUtility.ParseQueryString(Url.Query);

    /// <summary>A response to this request.</summary>
    public abstract HttpResponseData CreateResponse();
}
