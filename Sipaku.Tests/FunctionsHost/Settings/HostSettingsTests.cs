using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sipaku.FunctionsHost;
using Sipaku.FunctionsHost.Settings;
using Sipaku.Tests.FunctionsHost.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Settings;

public sealed class HostSettingsTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Retention", "30.00:00:00", null)]
    [InlineData("Retention", "a month", "FunctionsHost__Retention is 'a month'")]
    [InlineData("Retention", "-1", "FunctionsHost__Retention is '-1'")]
    [InlineData("PublicBaseUrl", "https://app.test", null)]
    [InlineData("PublicBaseUrl", "app.test", "FunctionsHost__PublicBaseUrl is 'app.test'")]
    [InlineData("TrustedProxies", "10.0.0.0/8, ::1", null)]
    [InlineData("TrustedProxies", "10.0.0.0/8, proxy", "FunctionsHost__TrustedProxies holds 'proxy'")]
    public void Setting_WhenItIsMalformed_ShouldBeRefusedByName(string name, string value, string? refusal)
    {
        FunctionsHostSettings settings = Settings($$"""{"Values":{"FunctionsHost__{{name}}":"{{value}}"} }""", $"FunctionsHost__{name}");

        Exception? thrown = Record.Exception(() => settings.ApplyTo(TestHost.NewOptions()));

        Assert.Equal(refusal is not null, thrown is FunctionsHostException);
        Assert.Contains(refusal ?? "", thrown?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_WhenItHasItsOldName_ShouldBeRefusedWithTheNewOne()
    {
        _folder.Write("local.settings.json", """{"Values":{"EmbeddedRuntime:Retention":"1"}}""");

        try
        {
            Assert.Contains("FunctionsHost__Retention", Assert.Throws<FunctionsHostException>(() => new FunctionsHostSettings(_folder.Path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("EmbeddedRuntime__Retention", null);
        }
    }

    [Fact]
    public async Task HostJson_WhenItNamesPrefixAndHub_ShouldBeHeeded()
    {
        using HostFolder folder = new("""{"version":"2.0","unknown":{"a":[1]},"extensions":{"http":{"routePrefix":"v1/x"},"durableTask":{"hubName":"Mine"}}} // fine""");
        folder.Write("local.settings.json", """{"Values":{"AzureWebJobs.Spare.Disabled":true}}""");
        await using TestHost host = await TestHost.StartAsync(folder);

        HttpResponseMessage started = await host.Http.PostAsync($"{TestHost.ManagementPath}/orchestrators/Waits", null);

        Assert.Contains("taskHub=Mine&", started.Headers.Location!.Query, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/v1/x/links")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/api/links")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/v1/x/spare")).StatusCode);
    }

    // Extended sessions are off here: what an orchestration goes through must not depend on it.
    [Fact]
    public async Task HostJson_WhenItLeavesThePrefixEmptyAndSessionsOff_ShouldBeHeeded()
    {
        using HostFolder folder = new("""{"extensions":{"http":{"routePrefix":""},"durableTask":{"extendedSessionsEnabled":false}}}""");
        await using TestHost host = await TestHost.StartAsync(folder);

        HttpResponseMessage finished = await host.Http.PostAsync("/finish/Adds", TestHost.Json("[1,2,3]"));

        Assert.Contains("\"SerializedOutput\":\"6\"", await finished.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"extensions":{"durableTask":{"maxConcurrentActivityFunctions":"many"}}}""")]
    [InlineData("""{"extensions":{"durableTask":{"maxConcurrentActivityFunctions":0}}}""")]
    [InlineData("""{"extensions":{"durableTask":{"versionMatchStrategy":"Newer"}}}""")]
    public async Task HostJson_WhenTheDurableSettingsAreWrong_ShouldBeRefusedInOneLine(string hostJson)
    {
        using HostFolder folder = new(hostJson);

        Assert.NotEmpty(await TestHost.RefusalAsync<FunctionsHostException>(folder));
    }

    [Fact]
    public void LogLevels_WhenHostJsonNamesThem_ShouldHold()
    {
        _folder.Write("host.json", """{"logging":{"logLevel":{"default":"Warning","Mine":"Debug","Microsoft":"Error"}}}""");
        FunctionsHostSettings settings = new(_folder.Path);
        using ServiceProvider services = new ServiceCollection().AddLogging(logging => settings.AddLogging(logging, least: null)).BuildServiceProvider();
        ILoggerFactory loggers = services.GetRequiredService<ILoggerFactory>();

        Assert.False(loggers.CreateLogger("Other").IsEnabled(LogLevel.Information));
        Assert.True(loggers.CreateLogger("Mine").IsEnabled(LogLevel.Debug));
        Assert.False(loggers.CreateLogger("Microsoft.X").IsEnabled(LogLevel.Warning));
    }

    [Theory]
    [InlineData("host.json", "{\n  \"extensions\": {,\n}", "host.json is not valid JSON at line 2, position 18")]
    [InlineData("host.json", "[]", "must hold a JSON object")]
    [InlineData("host.json", """{"extensions":{"http":{"routePrefix":1}}}""", "'extensions.http.routePrefix' must be a string")]
    [InlineData("host.json", """{"logging":{"logLevel":{"default":"Loud"}}}""", "'logging.logLevel.default' is 'Loud', which is no log level")]
    [InlineData("host.json", """{"functionTimeout":"soon"}""", "'functionTimeout' is 'soon', which is no time")]
    [InlineData("local.settings.json", "{", "local.settings.json is not valid JSON at line 1")]
    [InlineData("local.settings.json", """{"IsEncrypted":true}""", "func settings decrypt")]
    [InlineData("local.settings.json", """{"Values":{"A":{"B":"c"}}}""", "'Values.A' must be a single value")]
    [InlineData("local.settings.json", """{"Host":{"LocalHttpPort":"x"}}""", "'Host.LocalHttpPort' must be a whole number above zero")]
    public void File_WhenItIsMalformed_ShouldBeNamedWithThePlace(string file, string content, string expected)
    {
        _folder.Write(file, content);

        FunctionsHostException refusal = Assert.Throws<FunctionsHostException>(() => new FunctionsHostSettings(_folder.Path));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void LocalSettings_WhenTheEnvironmentHasTheName_ShouldStandBelowIt_AndElseBecomeVariables()
    {
        string set = $"SIPAKU_TEST_{Guid.NewGuid():N}";
        string unset = $"SIPAKU_TEST_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable($"{set}__Name", "environment");

        FunctionsHostSettings settings = Settings(
            $$"""{"Values":{"{{set}}:Name":"file","{{unset}}__Name":"file","{{unset}}":3} }""", $"{set}__Name", $"{unset}__Name", unset);

        Assert.Equal("environment", settings.Configuration[$"{set}:Name"]);
        Assert.Equal("file", settings.Configuration[$"{unset}:Name"]);
        Assert.Equal("3", settings.Configuration[unset]);
    }

    [Fact]
    public void LocalSettings_WhenTheyNamePortAndOrigins_ShouldBeHeeded()
    {
        _folder.Write("local.settings.json", "\ufeff" + """{"Host":{"LocalHttpPort":7099,"CORS":"https://a.test, https://b.test"}}""");
        FunctionsHostOptions options = TestHost.NewOptions();

        new FunctionsHostSettings(_folder.Path).ApplyTo(options);

        Assert.Equal(["http://127.0.0.1:7099"], options.Urls);
        Assert.Equal(["https://a.test", "https://b.test"], options.CorsOrigins);
    }

    /// <summary>Reads local settings, and takes the variables that they become out of the environment again.</summary>
    private FunctionsHostSettings Settings(string localSettings, params string[] variables)
    {
        _folder.Write("local.settings.json", localSettings);
        FunctionsHostSettings settings = new(_folder.Path);
        foreach (string variable in variables)
        {
            Assert.NotNull(Environment.GetEnvironmentVariable(variable));
            Environment.SetEnvironmentVariable(variable, null);
        }

        return settings;
    }
}
