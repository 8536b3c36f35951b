using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Hosting;

namespace Sipaku.Tests.Runtime.Api;

/// <summary>A real host on a free loopback port with a store in memory, for the functions of the types given.</summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string? _ownRoot;

    private FunctionsHost(IHost host, string? ownRoot)
    {
        _host = host;
        _ownRoot = ownRoot;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = host.Services.GetRequiredService<IEmbeddedHostInfo>().Address,
        };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _host.Services;

    public DurableTaskClient Client => Services.GetRequiredService<DurableTaskClient>();

    public static Task<FunctionsHost> StartAsync<T>(Action<FunctionsApplicationBuilder>? configure = null) => StartAsync([typeof(T)], configure);

    public static async Task<FunctionsHost> StartAsync(
        IReadOnlyList<Type> functions, Action<FunctionsApplicationBuilder>? configure = null, string? contentRoot = null, string[]? args = null)
    {
        string? ownRoot = contentRoot is null ? Directory.CreateTempSubdirectory("functions").FullName : null;
        FunctionsApplicationBuilder builder = new(args, contentRoot ?? ownRoot);
        builder.Logging.ClearProviders();
        builder.UseEmbeddedRuntime(options =>
        {
            options.FunctionTypes = functions;
            options.InMemory = true;
            options.Urls = ["http://127.0.0.1:0"];
        });
        configure?.Invoke(builder);
        IHost host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new FunctionsHost(host, ownRoot);
    }

    /// <summary>What a host says that refuses to start.</summary>
    public static async Task<string> RefusalAsync(
        IReadOnlyList<Type> functions, Action<FunctionsApplicationBuilder>? configure = null, string? contentRoot = null)
    {
        EmbeddedHostException refusal = await Xunit.Assert.ThrowsAsync<EmbeddedHostException>(() => StartAsync(functions, configure, contentRoot));
        Xunit.Assert.DoesNotContain('\n', refusal.Message);
        return refusal.Message;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.StopAsync();
        _host.Dispose();
        if (_ownRoot is not null)
        {
            Directory.Delete(_ownRoot, recursive: true);
        }
    }
}
