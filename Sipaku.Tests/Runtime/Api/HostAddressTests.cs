using System.Net;
using System.Net.Sockets;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Runtime.Hosting;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class HostAddressTests
{
    [Fact]
    public async Task A_taken_port_is_one_clear_line()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        string refusal = await FunctionsHost.RefusalAsync([typeof(BindingFunctions)], Urls($"http://127.0.0.1:{port}"));

        Assert.Equal($"Cannot listen on http://127.0.0.1:{port}: the port is taken by another process; stop it or choose another port.", refusal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://example.test:0")]
    public async Task An_address_open_to_others_needs_a_key(string url)
    {
        string refusal = await FunctionsHost.RefusalAsync([typeof(BindingFunctions)], builder =>
        {
            Urls(url)(builder);
            builder.UseEmbeddedRuntime(options => options.HostKeySetting = "Mine:HostKey");
        });

        Assert.Contains("needs a host key: set Mine__HostKey", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    public async Task With_a_key_a_host_may_be_open_to_others(string url)
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<DurableFunctions>(builder =>
        {
            Urls(url)(builder);
            builder.Configuration["HostKey"] = "k";
        });

        Assert.Equal("127.0.0.1", host.Services.GetRequiredService<IEmbeddedHostInfo>().Address.Host);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/api/links")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.PostAsync("/api/begin/x", null)).StatusCode);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:0/path")]
    public async Task A_malformed_address_is_refused(string url)
        => Assert.Contains($"cannot listen on '{url}'", await FunctionsHost.RefusalAsync([typeof(BindingFunctions)], Urls(url)), StringComparison.Ordinal);

    [Fact]
    public async Task Localhost_takes_a_free_port_too()
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<DurableFunctions>(Urls("http://localhost:0"));

        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/api/links")).StatusCode);
        Assert.NotEqual(0, host.Services.GetRequiredService<IEmbeddedHostInfo>().Address.Port);
    }

    [Fact]
    public async Task The_public_address_is_in_every_link()
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<DurableFunctions>(
            builder => builder.UseEmbeddedRuntime(options => options.PublicBaseUrl = new Uri("https://app.test/base/")));

        HttpResponseMessage begun = await host.Http.PostAsync("/api/begin/x", null);

        Assert.StartsWith("https://app.test/base/runtime/webhooks/durabletask/instances/a%20b?", await host.Http.GetStringAsync("/api/links"), StringComparison.Ordinal);
        Assert.StartsWith("https://app.test/base/runtime/webhooks/durabletask/instances/x?", begun.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "https://app.test/api/url")]
    [InlineData("10.0.0.1", null)]
    public async Task Forwarded_headers_are_believed_from_a_trusted_proxy_only(string proxy, string? expected)
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<BindingFunctions>(builder =>
        {
            builder.Services.AddSingleton<GreetingService>();
            builder.UseEmbeddedRuntime(options =>
            {
                options.TrustedProxies.Add(new IPNetwork(IPAddress.Parse(proxy), 32));
                options.PublicBaseUrl = null;
            });
            builder.Configuration["HostKey"] = "k";
        });
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/url");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "app.test");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");

        string url = await (await host.Http.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.Equal(expected ?? $"{host.Http.BaseAddress}api/url", url);
    }

    private static Action<FunctionsApplicationBuilder> Urls(params string[] urls) => builder => builder.UseEmbeddedRuntime(options => options.Urls = urls);
}
