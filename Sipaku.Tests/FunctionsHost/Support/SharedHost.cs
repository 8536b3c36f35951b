using Xunit;

namespace Sipaku.Tests.FunctionsHost.Support;

/// <summary>One host without a key for all tests that leave it as they find it.</summary>
public sealed class SharedHost : IAsyncLifetime, IDisposable
{
    private readonly HostFolder _folder = new();

    public TestHost Host { get; private set; } = null!;

    public HttpClient Http => Host.Http;

    public async Task InitializeAsync() => Host = await TestHost.StartAsync(_folder, options => options.CorsOrigins = ["https://listed.test/"]);

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public void Dispose() => _folder.Dispose();
}
