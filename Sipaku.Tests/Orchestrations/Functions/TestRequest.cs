using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Sipaku.Tests.Orchestrations.Functions;

/// <summary>A request to an HTTP function as the Functions worker hands it over, with the worker's own services behind it.</summary>
internal sealed class TestRequest(string method, string path, string body = "") : HttpRequestData(Invocation())
{
    private static readonly ServiceProvider Services = WorkersServices();

    public override Stream Body { get; } = new MemoryStream(Encoding.UTF8.GetBytes(body));

    public override HttpHeadersCollection Headers { get; } = [];

    public override IReadOnlyCollection<IHttpCookie> Cookies { get; } = [];

    public override Uri Url { get; } = new(new Uri("http://127.0.0.1:7071"), path);

    public override IEnumerable<ClaimsIdentity> Identities { get; } = [];

    public override string Method { get; } = method;

    public override HttpResponseData CreateResponse() => new Response(FunctionContext);

    /// <summary>An answer's body.</summary>
    public static JsonElement Read(HttpResponseData response) => JsonDocument.Parse(((MemoryStream)response.Body).ToArray()).RootElement;

    public static string? Header(HttpResponseData response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(", ", values) : null;

    private static FunctionContext Invocation()
    {
        Mock<FunctionContext> context = new();
        context.Setup(invocation => invocation.InstanceServices).Returns(Services);
        return context.Object;
    }

    private static ServiceProvider WorkersServices()
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder([]);
        builder.ConfigureDurableExtension();
        return builder.Services.BuildServiceProvider();
    }

    private sealed class Response(FunctionContext context) : HttpResponseData(context)
    {
        public override HttpStatusCode StatusCode { get; set; } = HttpStatusCode.OK;

        public override HttpHeadersCollection Headers { get; set; } = [];

        public override Stream Body { get; set; } = new MemoryStream();

        public override HttpCookies Cookies => throw new NotSupportedException("No function sets cookies.");
    }
}
