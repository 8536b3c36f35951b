using System.Net;
using Sipaku.FunctionsHost;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Support;

/// <summary>A host as others see it: with a key, a trusted proxy and a small limit of bodies.</summary>
public sealed class KeyedHost : IAsyncLifetime, IDisposable
{
    public const string Key = "key & 1";
    public const string EncodedKey = "key%20%26%201";
    public const int BodyLimit = 1000;

    private readonly HostFolder _folder = new();

    public TestHost Host { get; private set; } = null!;

    public HttpClient Http => Host.Http;

    public async Task InitializeAsync() => Host = await TestHost.StartAsync(
        _folder,
        options =>
        {
            options.Urls = ["http://0.0.0.0:0"];
            options.HostKey = Key;
            options.TrustedProxies = [new IPNetwork(IPAddress.Loopback, 32)];
        },
        new FunctionsHostOptions { AppDirectory = TestHost.AppDirectory, LogLevel = Microsoft.Extensions.Logging.LogLevel.None, MaxRequestBodyBytes = BodyLimit });

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public void Dispose() => _folder.Dispose();
}
