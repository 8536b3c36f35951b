using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.WebJobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sipaku.FunctionsHost.Metadata;
using Sipaku.FunctionsHost.WebJobs;

namespace Sipaku.FunctionsHost.Http;

/// <summary>Serves the app's HTTP functions and the management API on Kestrel.</summary>
internal sealed class FunctionsServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FunctionsServer(WebApplication app) => _app = app;

    /// <exception cref="FunctionsHostException">A route is wrong, or an address cannot be listened on.</exception>
    public static async Task<FunctionsServer> StartAsync(
        IReadOnlyList<AppFunction> functions,
        string routePrefix,
        IJobHost jobs,
        WebhookProvider webhooks,
        PublicAddress address,
        FunctionsHostOptions options,
        ILoggerFactory loggers,
        CancellationToken cancellation)
    {
        IReadOnlyList<string> urls = ListenUrls.Check(options.Urls, options);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodyBytes;
            foreach (string url in urls)
            {
                Listen(kestrel, BindingAddress.Parse(url));
            }
        });
        builder.Services.AddSingleton(loggers);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(jobs);
        builder.Services.AddSingleton(webhooks);
        builder.Services.AddSingleton(address);
        builder.Services.AddSingleton<HostKeys>();
        builder.Services.AddSingleton<BrowserGuard>();
        builder.Services.AddSingleton<FunctionEndpoint>();
        builder.Services.AddSingleton<ManagementApi>();
        builder.Services.AddSingleton<RequestPipeline>();

        WebApplication app = builder.Build();
        app.Services.GetRequiredService<RequestPipeline>().Build(app, functions, routePrefix);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException)
        {
            await app.DisposeAsync();
            throw new FunctionsHostException(Explain(urls, exception), exception);
        }

        address.Bind(ListenUrls.Reachable(app.Urls.First()));
        return new FunctionsServer(app);
    }

    /// <summary>Takes no more requests, and waits for those that run.</summary>
    public async Task StopAsync(TimeSpan drain)
    {
        using CancellationTokenSource limit = new(drain);
        await _app.StopAsync(limit.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Listen(KestrelServerOptions kestrel, BindingAddress address)
    {
        if (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            kestrel.ListenLocalhost(address.Port);
        }
        else if (IPAddress.TryParse(address.Host, out IPAddress? ip))
        {
            kestrel.Listen(ip, address.Port);
        }
        else
        {
            kestrel.ListenAnyIP(address.Port);
        }
    }

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
