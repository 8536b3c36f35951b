using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Sipaku.Runtime.Engine;
using Sipaku.Runtime.Http;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Hosting;

/// <summary>The services of an embedded host.</summary>
internal static class WorkerRegistration
{
    /// <summary>Adds the configuration that an app sees: local settings below the environment below the command line.</summary>
    /// <exception cref="EmbeddedHostException">A settings file is malformed.</exception>
    public static void AddSettings(IConfigurationBuilder configuration, LocalSettings localSettings, string[]? args)
    {
        configuration.AddInMemoryCollection(localSettings.Values.Select(value => KeyValuePair.Create(
            value.Key.Replace("__", ":", StringComparison.Ordinal), (string?)value.Value)));
        localSettings.ApplyToEnvironment();
        configuration.AddEnvironmentVariables("AZURE_FUNCTIONS_");
        configuration.AddEnvironmentVariables();
        if (args is { Length: > 0 })
        {
            configuration.AddCommandLine(args);
        }
    }

    /// <summary>Adds the log levels of host.json and, since there is no other host to print the log, a console logger on standard error.</summary>
    public static void AddLogging(ILoggingBuilder logging, HostJson hostJson)
    {
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Azure.Functions", LogLevel.Information);
        foreach ((string category, LogLevel level) in hostJson.LogLevels)
        {
            if (category.Equals("default", StringComparison.OrdinalIgnoreCase))
            {
                logging.SetMinimumLevel(level);
            }
            else
            {
                logging.AddFilter(category, level);
            }
        }
    }

    /// <summary>Adds the worker once; later calls find the builder of the first.</summary>
    public static WorkerApplicationBuilder AddWorker(IServiceCollection services, HostJson hostJson, LocalSettings localSettings)
    {
        if (services.FirstOrDefault(service => service.ServiceType == typeof(WorkerApplicationBuilder))?.ImplementationInstance
            is WorkerApplicationBuilder existing)
        {
            return existing;
        }

        WorkerApplicationBuilder builder = new(services);
        services.AddSingleton(builder);
        services.AddSingleton<IFunctionsWorkerApplicationBuilder>(builder);
        services.AddSingleton(hostJson);
        services.AddSingleton(localSettings);
        services.TryAddSingleton(TimeProvider.System);

        services.AddOptions();
        services.AddSingleton<IConfigureOptions<EmbeddedHostOptions>, HostDefaults>();
        services.Configure<JsonSerializerOptions>(options => options.PropertyNameCaseInsensitive = true);
        services.AddOptions<WorkerOptions>().Configure(options => options.InputConverters.Register<BuiltInConverters>()).PostConfigure<IOptions<JsonSerializerOptions>>(
            (options, json) => options.Serializer ??= new WorkerJsonSerializer(json.Value));
        services.AddSingleton(CreateConverter);
        services.AddSingleton(CreateCatalog);
        services.AddSingleton(provider => new InvocationPipeline(provider.GetRequiredService<WorkerApplicationBuilder>().Middleware));
        services.AddSingleton<HttpActivity>();
        services.AddSingleton<IFunctionDispatcher, FunctionDispatcher>();
        services.AddDurableEngine(ConfigureEngine);
        FunctionsServer.AddServices(services);
        return builder;
    }

    private static void ConfigureEngine(IServiceProvider provider, DurableEngineOptions engine)
    {
        EmbeddedHostOptions options = provider.GetRequiredService<IOptions<EmbeddedHostOptions>>().Value;
        engine.DatabasePath = options.InMemory ? null : Path.Combine(options.Home, "durable.db");
        engine.DrainTimeout = options.DrainTimeout - FunctionsServer.RequestDrain(options);
        engine.Dormant = options.Dormant;
        engine.Retention = options.Retention;
        HostJson hostJson = provider.GetRequiredService<HostJson>();
        engine.Versions = hostJson.Versions;
        if (hostJson.HttpPollMilliseconds is { } poll)
        {
            engine.Properties = new Dictionary<string, object?> { [TaskOrchestrationContextExtensionMethods.PollInterval] = (double)poll };
        }

        if (hostJson.MaxConcurrentActivities is { } activities)
        {
            engine.MaxConcurrentActivities = activities;
        }
    }

    private static DataConverter CreateConverter(IServiceProvider provider)
        => provider.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer switch
        {
            WorkerJsonSerializer json => new Microsoft.DurableTask.Converters.JsonDataConverter(json.Options),
            var other => new WorkerDataConverter(other!),
        };

    /// <summary>Whether a setting takes the function out of the app, as under Azure Functions.</summary>
    private static bool IsDisabled(IConfiguration configuration, string function)
        => (configuration[$"AzureWebJobs.{function}.Disabled"] ?? configuration[$"AzureWebJobs:{function}:Disabled"]) is "1" or "true" or "True";

    private static FunctionCatalog CreateCatalog(IServiceProvider provider)
    {
        EmbeddedHostOptions options = provider.GetRequiredService<IOptions<EmbeddedHostOptions>>().Value;
        FunctionDiscovery discovery = new(
            provider.GetRequiredService<DataConverter>(),
            new ConverterChain(provider.GetRequiredService<IOptions<WorkerOptions>>().Value.InputConverters));
        IConfiguration configuration = provider.GetRequiredService<IConfiguration>();
        return new((options.FunctionTypes is { } types
            ? discovery.Find(types)
            : discovery.Find(options.FunctionAssemblies ?? FunctionAssemblies.Find(Assembly.GetEntryAssembly())))
            .Where(function => !IsDisabled(configuration, function.Name)));
    }
}
