using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Sipaku.Runtime.Http;

/// <summary>A request as Kestrel received it. The body can be read more than once and synchronously, as under Azure Functions.</summary>
internal sealed class KestrelRequestData : HttpRequestData, IHttpRequestDataFeature
{
    private const int MemoryThreshold = 1024 * 1024;

    private readonly HttpContext _http;
    private Stream? _body;
    private HttpHeadersCollection? _headers;
    private IReadOnlyCollection<IHttpCookie>? _cookies;

    public KestrelRequestData(FunctionContext context, HttpContext http, Uri url)
        : base(context)
    {
        _http = http;
        Url = url;
    }

    public override Stream Body => _body ??= OpenBody();

    public override HttpHeadersCollection Headers => _headers ??= new(
        _http.Request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.Select(value => value ?? string.Empty))));

    public override IReadOnlyCollection<IHttpCookie> Cookies
        => _cookies ??= [.. _http.Request.Cookies.Select(cookie => new HttpCookie(cookie.Key, cookie.Value))];

    public override Uri Url { get; }

    public override IEnumerable<ClaimsIdentity> Identities => [];

    public override string Method => _http.Request.Method;

    public override HttpResponseData CreateResponse() => new KestrelResponseData(FunctionContext);

    public ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext context) => new(this);

    private FileBufferingReadStream OpenBody()
    {
        if (_http.Features.Get<IHttpBodyControlFeature>() is { } control)
        {
            control.AllowSynchronousIO = true;
        }

        FileBufferingReadStream body = new(_http.Request.Body, MemoryThreshold, bufferLimit: null, Path.GetTempPath());
        _http.Response.RegisterForDispose(body);
        return body;
    }
}
