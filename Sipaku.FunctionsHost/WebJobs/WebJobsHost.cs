using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Azure.WebJobs.Extensions.DurableTask.Correlation;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sipaku.FunctionsHost.Durable;
using Sipaku.FunctionsHost.Metadata;
using Sipaku.FunctionsHost.Settings;
using Sipaku.FunctionsHost.Workers;

namespace Sipaku.FunctionsHost.WebJobs;

/// <summary>WebJobs with the Durable extension over the SQLite store, and a method for each function of the app.</summary>
internal sealed class WebJobsHost : IDisposable
{
    private readonly IHost _host;
    private readonly TimeSpan? _timeout;
    private FunctionBody? _body;
    private bool _started;

    /// <summary>Puts WebJobs together, which takes long and wants no functions yet.</summary>
    /// <exception cref="FunctionsHostException">The extension refuses its settings.</exception>
    public WebJobsHost(SqliteDurabilityProvider provider, WebhookProvider webhooks, IWorkerInvoker worker, FunctionsHostSettings settings, ILoggerFactory loggers)
    {
        _timeout = settings.HostJson.FunctionTimeout;
        _host = Build(provider, webhooks, new TimeoutHandler(worker, _timeout, loggers.CreateLogger("Host")), settings, loggers);
        try
        {
            Jobs = _host.Services.GetRequiredService<IJobHost>();
        }
        catch (Exception exception)
        {
            _host.Dispose();
            throw Refusal(exception);
        }
    }

    /// <summary>Calls HTTP functions.</summary>
    public IJobHost Jobs { get; }

    /// <summary>Starts to work on orchestrations; the host's address must be known by now, because durable clients are told it.</summary>
    /// <exception cref="FunctionsHostException">The extension refuses its settings.</exception>
    public async Task StartAsync(IReadOnlyList<AppFunction> functions, FunctionInvoker invoker, CancellationToken cancellation)
    {
        _body = (FunctionBody)Activator.CreateInstance(FunctionTypeBuilder.Build(functions, _timeout))!;
        _body.Invoker = invoker;
        try
        {
            await _host.StartAsync(cancellation);
            _started = true;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            throw Refusal(exception);
        }
    }

    /// <summary>Takes no more work from the store; what is under way goes on.</summary>
    public Task StopAsync() => _started ? _host.StopAsync(CancellationToken.None) : Task.CompletedTask;

    public void Dispose() => _host.Dispose();

    private static FunctionsHostException Refusal(Exception exception) =>
        new($"The Durable extension cannot start: {exception.GetBaseException().Message.ReplaceLineEndings(" ")}", exception);

    private IHost Build(SqliteDurabilityProvider provider, WebhookProvider webhooks, TimeoutHandler timeouts, FunctionsHostSettings settings, ILoggerFactory loggers) =>
        new HostBuilder()
            .ConfigureHostConfiguration(configuration => configuration
                .AddConfiguration(settings.Configuration)
                .AddInMemoryCollection([KeyValuePair.Create("AzureWebJobsConfigurationSection", (string?)HostJson.Section)]))
            .ConfigureWebJobs(builder =>
            {
                builder.AddDurableTask(options => options.StorageProvider["type"] = SqliteDurabilityProviderFactory.ProviderName);
                builder.Services.RemoveAll<IDurabilityProviderFactory>();
                builder.Services.AddSingleton<IDurabilityProviderFactory>(new SqliteDurabilityProviderFactory(provider));
            })
            .ConfigureServices(services =>
            {
                services.AddSingleton(loggers);
                services.AddSingleton<ITypeLocator>(new FunctionTypeLocator(() => _body!));
                services.AddSingleton<IJobActivator>(new FunctionActivator(() => _body!));
                services.AddSingleton<INameResolver>(new HostNameResolver(settings.Configuration));
                services.AddSingleton<IHostIdProvider, HostIdProvider>();
                services.AddSingleton<IWebJobsExceptionHandler>(timeouts);
#pragma warning disable CS0618 // See WebhookProvider.
                services.AddSingleton<IWebHookProvider>(webhooks);
#pragma warning restore CS0618
                services.RemoveAll<IHostLifetime>();

                // It wants Application Insights; spans go where the process's own listeners send them.
                services.RemoveAll<ITelemetryActivator>();
                services.AddSingleton<IHostLifetime, NoLifetime>();
            })
            .Build();

    /// <summary>The process's signals are the composer's.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
