using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sipaku.Tests.FunctionsHost.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Http;

public class HostKeyTests(KeyedHost keyed) : IClassFixture<KeyedHost>
{
    [Theory]
    [InlineData("/api/url", HttpStatusCode.OK)]
    [InlineData("/api/locked", HttpStatusCode.Unauthorized)]
    [InlineData("/api/locked?code=wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/api/locked?code=" + KeyedHost.EncodedKey, HttpStatusCode.OK)]
    [InlineData("/api/master", HttpStatusCode.Unauthorized)]
    [InlineData("/api/master?code=" + KeyedHost.EncodedKey, HttpStatusCode.OK)]
    [InlineData("/runtime/webhooks/durabletask/instances", HttpStatusCode.Unauthorized)]
    [InlineData("/RUNTIME/webhooks/DurableTask/instances", HttpStatusCode.Unauthorized)]
    [InlineData("/runtime/webhooks/durabletask/instances?code=" + KeyedHost.EncodedKey, HttpStatusCode.OK)]
    public async Task Request_WhenTheHostHasAKey_ShouldNeedItByLevel(string path, HttpStatusCode expected)
    {
        HttpResponseMessage response = await keyed.Http.GetAsync(path);

        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.Unauthorized)
        {
            Assert.StartsWith("A key is needed", await HttpBindingTests.ErrorOfAsync(response), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Request_WhenTheKeyIsInTheHeader_ShouldPass()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/locked");
        request.Headers.Add("x-functions-key", KeyedHost.Key);

        Assert.Equal("open", await (await keyed.Http.SendAsync(request)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Links_WhenTheHostHasAKey_ShouldCarryIt()
    {
        HttpResponseMessage begun = await keyed.Http.PostAsync($"/api/begin/Waits/x?code={KeyedHost.EncodedKey}", TestHost.Json("[]"));

        JsonElement links = await begun.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await keyed.Http.GetAsync(links.GetProperty("StatusQueryGetUri").GetString())).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await keyed.Http.PostAsync(links.GetProperty("TerminatePostUri").GetString()!.Replace("{text}", "x", StringComparison.Ordinal), null)).StatusCode);
    }

    [Fact]
    public async Task Body_WhenItIsAboveTheLimit_ShouldBeRefused()
    {
        HttpResponseMessage function = await keyed.Http.PostAsync("/api/body", TestHost.Json(new string(' ', KeyedHost.BodyLimit + 1)));
        HttpResponseMessage chunked = await keyed.Http.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/body")
        {
            Content = TestHost.Json(new string(' ', KeyedHost.BodyLimit + 1)),
            Headers = { TransferEncodingChunked = true },
        });
        HttpResponseMessage management = await keyed.Http.PostAsync(
            $"{TestHost.ManagementPath}/orchestrators/Waits?code={KeyedHost.EncodedKey}", TestHost.Json(new string(' ', KeyedHost.BodyLimit + 1)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, function.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, management.StatusCode);
        Assert.NotEmpty(await HttpBindingTests.ErrorOfAsync(management));
    }

    [Fact]
    public async Task ForwardedHeaders_WhenTheProxyIsTrusted_ShouldBeBelieved()
    {
        using HttpRequestMessage request = Forwarded();

        Assert.Equal("https://app.test/api/url", await (await keyed.Http.SendAsync(request)).Content.ReadAsStringAsync());
    }

    internal static HttpRequestMessage Forwarded()
    {
        HttpRequestMessage request = new(HttpMethod.Get, "/api/url");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "app.test");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        return request;
    }
}
