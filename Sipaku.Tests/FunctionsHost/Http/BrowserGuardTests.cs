using System.Net;
using Sipaku.Tests.FunctionsHost.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Http;

[Collection(SharedHostTests.Name)]
public class BrowserGuardTests(SharedHost shared)
{
    [Theory]
    [InlineData("evil.test", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.evil.test", HttpStatusCode.Forbidden)]
    [InlineData("localhost:1", HttpStatusCode.OK)]
    [InlineData("[::1]:1", HttpStatusCode.OK)]
    public async Task Name_WhenItIsNotTheHosts_ShouldGetNoAnswerWithoutAKey(string name, HttpStatusCode expected)
    {
        foreach (string path in (string[])["/api/url", $"{TestHost.ManagementPath}/instances"])
        {
            using HttpRequestMessage request = new(HttpMethod.Get, path);
            request.Headers.Host = name;

            Assert.Equal(expected, (await shared.Http.SendAsync(request)).StatusCode);
        }
    }

    [Theory]
    [InlineData("https://evil.test", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://listed.test", HttpStatusCode.NoContent)]
    public async Task Write_WhenAPageOfAnotherOriginSendsIt_ShouldNeedAListing(string origin, HttpStatusCode expected)
    {
        using HttpRequestMessage request = new(HttpMethod.Delete, "/api/nothing");
        request.Headers.Add("Origin", origin);

        Assert.Equal(expected, (await shared.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Write_WhenTheHostsOwnPageSendsIt_ShouldPass()
    {
        using HttpRequestMessage request = new(HttpMethod.Delete, "/api/nothing");
        request.Headers.Add("Origin", shared.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.NoContent, (await shared.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Preflight_WhenTheOriginIsListed_ShouldGetCorsHeaders_AndNoOtherOne()
    {
        HttpResponseMessage listed = await PreflightAsync("https://listed.test");
        HttpResponseMessage other = await PreflightAsync("https://other.test");

        Assert.Equal(HttpStatusCode.NoContent, listed.StatusCode);
        Assert.Equal("https://listed.test", listed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("PUT", listed.Headers.GetValues("Access-Control-Allow-Methods").Single());
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Answer_WhenTheOriginIsListed_ShouldShowTheDurableHeaders()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"{TestHost.ManagementPath}/instances?top=1");
        request.Headers.Add("Origin", "https://listed.test");

        HttpResponseMessage response = await shared.Http.SendAsync(request);

        Assert.Equal("https://listed.test", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("x-ms-continuation-token", string.Join(',', response.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PreflightAsync(string origin)
    {
        HttpRequestMessage request = new(HttpMethod.Options, "/api/nothing");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        return shared.Http.SendAsync(request);
    }
}
