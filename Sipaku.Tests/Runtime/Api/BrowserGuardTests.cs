using System.Net;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Runtime.Hosting;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class BrowserGuardTests
{
    [Theory]
    [InlineData("evil.test", HttpStatusCode.Forbidden)]
    [InlineData("localhost:1", HttpStatusCode.OK)]
    [InlineData("[::1]:1", HttpStatusCode.OK)]
    public async Task A_host_without_a_key_answers_to_its_own_names_only(string name, HttpStatusCode expected)
    {
        await using FunctionsHost host = await StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/url");
        request.Headers.Host = name;

        Assert.Equal(expected, (await host.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.test", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://listed.test", HttpStatusCode.NoContent)]
    public async Task Writes_from_pages_of_other_origins_need_a_listing(string origin, HttpStatusCode expected)
    {
        await using FunctionsHost host = await StartAsync(builder => builder.UseEmbeddedRuntime(options => options.CorsOrigins.Add("https://listed.test")));
        using HttpRequestMessage request = new(HttpMethod.Delete, "/api/nothing");
        request.Headers.Add("Origin", origin);

        Assert.Equal(expected, (await host.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_hosts_own_pages_may_write()
    {
        await using FunctionsHost host = await StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Delete, "/api/nothing");
        request.Headers.Add("Origin", host.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.NoContent, (await host.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Cors_headers_are_for_listed_origins_only()
    {
        await using FunctionsHost host = await StartAsync(builder => builder.UseEmbeddedRuntime(options => options.CorsOrigins.Add("https://listed.test/")));

        HttpResponseMessage listed = await PreflightAsync(host, "https://listed.test");
        HttpResponseMessage other = await PreflightAsync(host, "https://other.test");

        Assert.Equal(HttpStatusCode.NoContent, listed.StatusCode);
        Assert.Equal("https://listed.test", listed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("PUT", listed.Headers.GetValues("Access-Control-Allow-Methods").Single());
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static Task<HttpResponseMessage> PreflightAsync(FunctionsHost host, string origin)
    {
        HttpRequestMessage request = new(HttpMethod.Options, "/api/typed");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        return host.Http.SendAsync(request);
    }

    private static Task<FunctionsHost> StartAsync(Action<FunctionsApplicationBuilder>? configure = null) => FunctionsHost.StartAsync<BindingFunctions>(builder =>
    {
        builder.Services.AddSingleton<GreetingService>();
        configure?.Invoke(builder);
    });
}
