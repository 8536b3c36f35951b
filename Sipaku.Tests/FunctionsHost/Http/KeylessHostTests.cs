using System.Net;
using Sipaku.Tests.FunctionsHost.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Http;

[Collection(SharedHostTests.Name)]
public class KeylessHostTests(SharedHost shared)
{
    [Theory]
    [InlineData("/api/locked")]
    [InlineData("/api/master")]
    [InlineData("/runtime/webhooks/durabletask/instances")]
    public async Task Request_WhenTheHostHasNoKey_ShouldPassWhateverTheLevel(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await shared.Http.GetAsync(path)).StatusCode);

    [Fact]
    public async Task ForwardedHeaders_WhenNoProxyIsTrusted_ShouldBeLeftAlone()
    {
        using HttpRequestMessage request = HostKeyTests.Forwarded();

        Assert.Equal($"{shared.Http.BaseAddress}api/url", await (await shared.Http.SendAsync(request)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Starter_WhenNoProxyIsTrusted_ShouldMakeNoLinksOfWhatTheCallerSays()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/begin/Waits/forwarded") { Content = TestHost.Json("[]") };
        request.Headers.Add("X-Forwarded-Host", "evil.test");
        request.Headers.Add("Forwarded", "host=evil.test;proto=https");

        HttpResponseMessage begun = await shared.Http.SendAsync(request);

        Assert.StartsWith(shared.Http.BaseAddress!.AbsoluteUri, begun.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
    }
}
