using System.Net;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sipaku.Runtime.Engine;
using Sipaku.Runtime.Engine.Versions;
using Sipaku.Runtime.Hosting;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public sealed class HostSettingsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("functions").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("30.00:00:00", 30)]
    [InlineData("a month", null)]
    [InlineData("-1", null)]
    public void The_retention_is_a_time_span_in_the_configuration(string setting, int? days)
    {
        FunctionsApplicationBuilder builder = Builder();
        builder.Configuration["EmbeddedRuntime:Retention"] = setting;

        using IHost host = builder.Build();
        IOptions<EmbeddedHostOptions> options = host.Services.GetRequiredService<IOptions<EmbeddedHostOptions>>();

        if (days is { } expected)
        {
            Assert.Equal(TimeSpan.FromDays(expected), options.Value.Retention);
        }
        else
        {
            Assert.Contains($"EmbeddedRuntime__Retention is '{setting}'", Assert.Throws<EmbeddedHostException>(() => options.Value).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_route_prefix_and_the_hub_name_come_from_host_json()
    {
        Write("host.json", """{"version":"2.0","unknown":{"a":[1]},"extensions":{"http":{"routePrefix":"v1/x"},"durableTask":{"hubName":"Mine"}}}""");
        await using FunctionsHost host = await FunctionsHost.StartAsync([typeof(DurableFunctions)], contentRoot: _root);

        Assert.Contains("taskHub=Mine&", await host.Http.GetStringAsync("/v1/x/links"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/api/links")).StatusCode);
    }

    [Fact]
    public async Task An_empty_route_prefix_leaves_the_route_alone()
    {
        Write("host.json", """{"extensions":{"http":{"routePrefix":""}}} // comments are allowed""");
        await using FunctionsHost host = await FunctionsHost.StartAsync([typeof(DurableFunctions)], contentRoot: _root);

        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/links")).StatusCode);
    }

    [Fact]
    public async Task The_version_of_orchestrations_and_what_becomes_of_others_come_from_host_json()
    {
        Write("host.json", """{"extensions":{"durableTask":{"defaultVersion":"2","versionMatchStrategy":"strict","versionFailureStrategy":"Fail"}}}""");
        await using FunctionsHost host = await FunctionsHost.StartAsync([typeof(DurableFunctions)], contentRoot: _root);

        Assert.Equal(
            new VersionPolicy("2", VersionMatchStrategy.Strict, VersionFailureStrategy.Fail),
            host.Services.GetRequiredService<DurableEngine>().Core.Options.Versions);
    }

    [Fact]
    public void Log_levels_come_from_host_json()
    {
        Write("host.json", """{"logging":{"logLevel":{"default":"Warning","Mine":"Debug","Microsoft":"Error"}}}""");
        using ServiceProvider services = Builder().Services.BuildServiceProvider();
        ILoggerFactory loggers = services.GetRequiredService<ILoggerFactory>();

        Assert.False(loggers.CreateLogger("Other").IsEnabled(LogLevel.Information));
        Assert.True(loggers.CreateLogger("Mine").IsEnabled(LogLevel.Debug));
        Assert.False(loggers.CreateLogger("Microsoft.X").IsEnabled(LogLevel.Warning));
    }

    [Theory]
    [InlineData("host.json", "{\n  \"extensions\": {,\n}", "host.json is not valid JSON at line 2, position 18")]
    [InlineData("host.json", "[]", "must hold a JSON object")]
    [InlineData("host.json", """{"extensions":{"http":{"routePrefix":1}}}""", "'extensions.http.routePrefix' must be a string")]
    [InlineData("host.json", """{"extensions":{"durableTask":{"maxConcurrentActivityFunctions":0}}}""", "must be a whole number above zero")]
    [InlineData(
        "host.json",
        """{"extensions":{"durableTask":{"defaultVersion":"2","versionMatchStrategy":"Newer"}}}""",
        "'extensions.durableTask.versionMatchStrategy' must be one of None, Strict, CurrentOrOlder")]
    [InlineData("host.json", """{"logging":{"logLevel":{"default":"Loud"}}}""", "'logging.logLevel.default' is 'Loud', which is no log level")]
    [InlineData("local.settings.json", "{", "local.settings.json is not valid JSON at line 1")]
    [InlineData("local.settings.json", """{"IsEncrypted":true}""", "func settings decrypt")]
    [InlineData("local.settings.json", """{"Values":{"A":{"B":"c"}}}""", "'Values.A' must be a single value")]
    public void A_malformed_settings_file_is_named_with_the_place(string file, string content, string expected)
    {
        Write(file, content);

        EmbeddedHostException refusal = Assert.Throws<EmbeddedHostException>(Builder);

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(_root, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void Local_settings_stand_below_the_environment_and_become_environment_variables()
    {
        string set = $"SIPAKU_TEST_{Guid.NewGuid():N}";
        string unset = $"SIPAKU_TEST_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable($"{set}__Name", "environment");
        try
        {
            Write("local.settings.json", $$"""{"Values":{"{{set}}:Name":"file","{{unset}}__Name":"file","Number":3} }""");

            FunctionsApplicationBuilder builder = Builder();

            Assert.Equal("environment", builder.Configuration[$"{set}:Name"]);
            Assert.Equal("file", builder.Configuration[$"{unset}:Name"]);
            Assert.Equal("file", Environment.GetEnvironmentVariable($"{unset}__Name"));
            Assert.Equal("3", builder.Configuration["Number"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable($"{set}__Name", null);
            Environment.SetEnvironmentVariable($"{unset}__Name", null);
            Environment.SetEnvironmentVariable("Number", null);
        }
    }

    [Fact]
    public void The_command_line_wins_and_the_port_of_local_settings_is_heeded()
    {
        Write("local.settings.json", """{"Values":{"A":"file"},"Host":{"LocalHttpPort":7099,"CORS":"https://a.test, https://b.test"}}""");
        FunctionsApplicationBuilder builder = new(["--A=line"], _root);
        using ServiceProvider services = builder.Services.BuildServiceProvider();

        EmbeddedHostOptions options = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<EmbeddedHostOptions>>().Value;

        Assert.Equal("line", builder.Configuration["A"]);
        Assert.Equal(["http://127.0.0.1:7099"], options.Urls);
        Assert.Equal(["https://a.test", "https://b.test"], options.CorsOrigins);
        Environment.SetEnvironmentVariable("A", null);
    }

    [Fact]
    public async Task The_store_is_in_the_home_that_was_set()
    {
        string home = Path.Combine(_root, "home");
        await using (FunctionsHost host = await FunctionsHost.StartAsync([typeof(DurableFunctions)], builder => builder.UseEmbeddedRuntime(options =>
        {
            options.InMemory = false;
            options.Home = home;
        })))
        {
            Assert.Equal(home, host.Services.GetRequiredService<IEmbeddedHostInfo>().Home);
        }

        Assert.True(File.Exists(Path.Combine(home, "durable.db")));
    }

    private FunctionsApplicationBuilder Builder() => new(null, _root);

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(_root, file), content);
}
