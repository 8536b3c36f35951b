using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Runtime.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>Makes a host run a Functions app.</summary>
public static class WorkerHostBuilderExtensions
{
    /// <summary>Adds the Functions worker.</summary>
    /// <param name="builder">The host's builder.</param>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder)
        => builder.ConfigureFunctionsWorkerDefaults((_, _) => { }, null);

    /// <summary>Adds the Functions worker.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configureOptions">Changes the worker's settings.</param>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder, Action<WorkerOptions> configureOptions)
        => builder.ConfigureFunctionsWorkerDefaults((_, _) => { }, configureOptions);

    /// <summary>Adds the Functions worker.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Sets the worker up.</param>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configure)
        => builder.ConfigureFunctionsWorkerDefaults((_, worker) => configure(worker), null);

    /// <summary>Adds the Functions worker.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Sets the worker up.</param>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure)
        => builder.ConfigureFunctionsWorkerDefaults(configure, null);

    /// <summary>Adds the Functions worker.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Sets the worker up.</param>
    /// <param name="configureOptions">Changes the worker's settings.</param>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configure, Action<WorkerOptions>? configureOptions)
        => builder.ConfigureFunctionsWorkerDefaults((_, worker) => configure(worker), configureOptions);

    /// <summary>Adds the Functions worker.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Sets the worker up.</param>
    /// <param name="configureOptions">Changes the worker's settings.</param>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder,
        Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure,
        Action<WorkerOptions>? configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        string contentRoot = ContentRoot.Find();
        LocalSettings localSettings = new(contentRoot);
        HostJson hostJson = new(contentRoot);
        return builder
            .ConfigureAppConfiguration((_, configuration) => WorkerRegistration.AddSettings(configuration, localSettings, null))
            .ConfigureLogging((_, logging) => WorkerRegistration.AddLogging(logging, hostJson))
            .ConfigureServices((context, services) =>
            {
                IFunctionsWorkerApplicationBuilder worker = WorkerRegistration.AddWorker(services, hostJson, localSettings);
                if (configureOptions is not null)
                {
                    services.AddOptions<WorkerOptions>().Configure(configureOptions);
                }

                configure(context, worker);
            });
    }
}
