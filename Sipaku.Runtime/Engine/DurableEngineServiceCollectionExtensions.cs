using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine.Client;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Engine;

/// <summary>Registers the durable engine.</summary>
internal static class DurableEngineServiceCollectionExtensions
{
    /// <summary>
    /// Adds the engine, its client and the hosted service that starts and stops it. An <see cref="IFunctionDispatcher"/> must be
    /// registered; a <see cref="DataConverter"/> and a <see cref="TimeProvider"/> may be.
    /// </summary>
    public static IServiceCollection AddDurableEngine(this IServiceCollection services, Action<IServiceProvider, DurableEngineOptions>? configure = null)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DataConverter>(JsonDataConverter.Default);
        services.AddSingleton(provider => new DurableEngine(
            CreateOptions(provider, configure),
            provider.GetRequiredService<IFunctionDispatcher>(),
            provider.GetRequiredService<DataConverter>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetService<IExceptionPropertiesProvider>()));
        services.AddSingleton<DurableTaskClient>(provider => new EmbeddedDurableTaskClient(
            provider.GetRequiredService<DurableEngine>,
            provider.GetRequiredService<IFunctionDispatcher>(),
            provider.GetService<IManagementEndpoint>()));
        services.AddHostedService<DurableEngineHostedService>();
        return services;
    }

    private static DurableEngineOptions CreateOptions(IServiceProvider provider, Action<IServiceProvider, DurableEngineOptions>? configure)
    {
        DurableEngineOptions options = new();
        configure?.Invoke(provider, options);
        return options;
    }
}
