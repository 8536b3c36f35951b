using System.Net;
using System.Net.Sockets;
using Sipaku.FunctionsHost;
using Sipaku.Tests.FunctionsHost.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Http;

public sealed class HostAddressTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WhenThePortIsTaken_ShouldSaySoInOneLine()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        string refusal = await RefusalAsync(url);

        Assert.Equal($"Cannot listen on {url}: the port is taken by another process; stop it or choose another port.", refusal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://example.test:0")]
    public async Task Start_WhenTheAddressIsOpenToOthers_ShouldNeedAKey(string url)
    {
        string refusal = await TestHost.RefusalAsync<FunctionsHostException>(
            _folder,
            options => options.Urls = [url],
            new FunctionsHostOptions { AppDirectory = TestHost.AppDirectory, HostKeySetting = "Mine__HostKey" });

        Assert.Contains("needs a host key: set Mine__HostKey", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:0/path")]
    public async Task Start_WhenTheAddressIsMalformed_ShouldBeRefused(string url) =>
        Assert.Contains($"cannot listen on '{url}'", await RefusalAsync(url), StringComparison.Ordinal);

    [Fact]
    public async Task Start_WhenThereIsAPublicAddress_ShouldPutItIntoEveryLink_AndAnswerToItsName()
    {
        await using TestHost host = await TestHost.StartAsync(_folder, options =>
        {
            options.Urls = ["http://localhost:0"];
            options.PublicBaseUrl = new Uri("https://app.test/");
        });

        HttpResponseMessage begun = await host.Http.PostAsync("/api/begin/Waits/x", TestHost.Json("[]"));
        HttpResponseMessage started = await host.Http.PostAsync($"{TestHost.ManagementPath}/orchestrators/Waits/y", null);
        HttpResponseMessage status = await host.Http.GetAsync($"{TestHost.ManagementPath}/instances/y");
        using HttpRequestMessage named = new(HttpMethod.Get, "/api/url");
        named.Headers.Host = "app.test";

        const string Instances = "https://app.test/runtime/webhooks/durabletask/instances";
        Assert.StartsWith($"{Instances}/a%20b", await host.Http.GetStringAsync("/api/links"), StringComparison.Ordinal);
        Assert.StartsWith($"{Instances}/x", begun.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith($"{Instances}/y?", started.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith($"{Instances}/y", status.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("https://app.test/api/url", await (await host.Http.SendAsync(named)).Content.ReadAsStringAsync());
    }

    private Task<string> RefusalAsync(string url) => TestHost.RefusalAsync<FunctionsHostException>(_folder, options => options.Urls = [url]);
}
