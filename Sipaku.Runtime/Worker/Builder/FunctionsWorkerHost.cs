using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a Functions app that needs no more than services.</summary>
public static class FunctionsWorkerHost
{
    /// <summary>Runs the app until it is stopped.</summary>
    /// <param name="configureServices">Adds services.</param>
    public static void RunDefault(Action<IServiceCollection>? configureServices = null)
        => RunDefaultAsync(configureServices).GetAwaiter().GetResult();

    /// <summary>Runs the app until it is stopped.</summary>
    /// <param name="configureService">Adds services.</param>
    public static Task RunDefaultAsync(Action<IServiceCollection>? configureService = null) => Host.CreateDefaultBuilder()
        .ConfigureFunctionsWorkerDefaults()
        .ConfigureServices(services => configureService?.Invoke(services))
        .Build()
        .RunAsync();
}
