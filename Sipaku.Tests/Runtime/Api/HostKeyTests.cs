using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Runtime.Hosting;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class HostKeyTests
{
    [Theory]
    [InlineData("/api/locked", HttpStatusCode.Unauthorized)]
    [InlineData("/api/locked?code=wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/api/locked?code=key%20%26%201", HttpStatusCode.OK)]
    [InlineData("/api/static", HttpStatusCode.OK)]
    [InlineData("/runtime/webhooks/durabletask/instances", HttpStatusCode.Unauthorized)]
    [InlineData("/runtime/webhooks/durabletask/instances?code=key%20%26%201", HttpStatusCode.OK)]
    public async Task With_a_key_only_anonymous_functions_are_open(string path, HttpStatusCode expected)
    {
        await using FunctionsHost host = await StartAsync();

        Assert.Equal(expected, (await host.Http.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task The_key_may_be_in_a_header()
    {
        await using FunctionsHost host = await StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/locked");
        request.Headers.Add("x-functions-key", "key & 1");

        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Links_carry_the_key()
    {
        await using FunctionsHost host = await StartAsync();

        HttpResponseMessage begun = await host.Http.PostAsync("/api/begin/x?code=key%20%26%201", null);
        JsonElement links = await begun.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Accepted, (await host.Http.GetAsync(links.GetProperty("statusQueryGetUri").GetString())).StatusCode);
    }

    [Fact]
    public async Task Without_a_key_every_level_is_open_on_loopback()
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<BindingFunctions>(builder => builder.Services.AddSingleton<GreetingService>());

        Assert.Equal("open", await host.Http.GetStringAsync("/api/locked"));
    }

    private static Task<FunctionsHost> StartAsync() => FunctionsHost.StartAsync([typeof(BindingFunctions), typeof(DurableFunctions)], builder =>
    {
        builder.Services.AddSingleton<GreetingService>();
        builder.Configuration["Mine:HostKey"] = "key & 1";
        builder.UseEmbeddedRuntime(options => options.HostKeySetting = "Mine:HostKey");
    });
}
