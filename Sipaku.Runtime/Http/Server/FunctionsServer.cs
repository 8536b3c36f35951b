using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sipaku.Runtime.Hosting;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Http;

/// <summary>Serves the app's HTTP functions and the management API on Kestrel.</summary>
internal sealed class FunctionsServer(
    RequestPipeline pipeline,
    HostKeys keys,
    PublicAddress address,
    IOptions<EmbeddedHostOptions> options,
    IServiceProvider services,
    ILoggerFactory loggers) : IHostedLifecycleService, IDisposable
{
    private readonly ILogger<FunctionsServer> _logger = loggers.CreateLogger<FunctionsServer>();
    private KestrelServer? _server;
    private RequestContextFactory? _application;
    private IReadOnlyList<string> _urls = [];

    public static void AddServices(IServiceCollection services)
    {
        services.AddRouting();
        services.TryAddSingleton(_ => new DiagnosticListener("Microsoft.AspNetCore"));
        services.TryAddSingleton<DiagnosticSource>(provider => provider.GetRequiredService<DiagnosticListener>());
        services.AddSingleton<HostKeys>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<IEmbeddedHostInfo>(provider => provider.GetRequiredService<PublicAddress>());
        services.AddSingleton<IManagementEndpoint>(provider => provider.GetRequiredService<PublicAddress>());
        services.AddSingleton<BrowserGuard>();
        services.AddSingleton<FunctionEndpoint>();
        services.AddSingleton<InstanceEndpoints>();
        services.AddSingleton<InstanceListEndpoints>();
        services.AddSingleton<StartEndpoints>();
        services.AddSingleton<CheckStatus>();
        services.AddSingleton<ManagementApi>();
        services.AddSingleton<RequestPipeline>();
        services.AddHostedService<FunctionsServer>();
        services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
    }

    /// <summary>The part of the drain time that running requests get; activities get the rest.</summary>
    public static TimeSpan RequestDrain(EmbeddedHostOptions options) => options.DrainTimeout / 4;

    /// <summary>Checks the app and its settings before anything runs.</summary>
    /// <exception cref="EmbeddedHostException">The app or its settings are wrong.</exception>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _urls = ListenUrls.Check(options.Value.Urls, keys);
        _application = new(pipeline.Build(), services.GetRequiredService<IServiceScopeFactory>());
        return Task.CompletedTask;
    }

    /// <exception cref="EmbeddedHostException">An address cannot be listened on.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        KestrelServerOptions kestrel = new() { AddServerHeader = false, ApplicationServices = services };
        kestrel.Limits.MaxRequestBodySize = options.Value.MaxRequestBodyBytes;
        _server = new(
            Options.Create(kestrel),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers),
            loggers);
        ICollection<string> addresses = _server.Features.Get<IServerAddressesFeature>()!.Addresses;
        foreach (string url in _urls)
        {
            addresses.Add(url);
        }

        try
        {
            await _server.StartAsync(_application!, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException)
        {
            throw new EmbeddedHostException(Explain(_urls, exception), exception);
        }

        address.Bind(ListenUrls.Reachable(addresses.First()));
        _logger.LogInformation("Listening on {Addresses}.", string.Join(", ", addresses));
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is not null)
        {
            using CancellationTokenSource drain = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            drain.CancelAfter(RequestDrain(options.Value));
            await _server.StopAsync(drain.Token);
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _server?.Dispose();

    private static string Explain(IReadOnlyList<string> urls, Exception exception)
    {
        string where = string.Join(" or ", urls);
        return exception switch
        {
            { InnerException: AddressInUseException } => $"Cannot listen on {where}: the port is taken by another process; stop it or choose another port.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } => $"Cannot listen on {where}: ports below 1024 need special rights; choose another port.",
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => $"Cannot listen on {where}: this machine has no such address.",
            _ => $"Cannot listen on {where}: {exception.Message}",
        };
    }
}
