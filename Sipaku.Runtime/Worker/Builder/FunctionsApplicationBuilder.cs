using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Hosting;
using Sipaku.Runtime.Worker;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds a Functions app.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly WorkerApplicationBuilder _worker;
    private bool _built;

    internal FunctionsApplicationBuilder(string[]? args, string? contentRoot = null)
    {
        contentRoot ??= ContentRoot.Find();
        LocalSettings localSettings = new(contentRoot);
        HostJson hostJson = new(contentRoot);

        ConfigurationManager configuration = new();
        WorkerRegistration.AddSettings(configuration, localSettings, args);
        _host = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            Configuration = configuration,
            ContentRootPath = contentRoot,
            EnvironmentName = configuration["Environment"],
        });
        WorkerRegistration.AddLogging(_host.Logging, hostJson);
        _worker = WorkerRegistration.AddWorker(_host.Services, hostJson, localSettings);
    }

    /// <summary>Values that the builder's extensions share.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_host).Properties;

    /// <inheritdoc/>
    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>The app's settings.</summary>
    public ConfigurationManager Configuration => _host.Configuration;

    /// <summary>The host's environment.</summary>
    public IHostEnvironment Environment => _host.Environment;

    /// <summary>The app's logging. Log levels are those of host.json; a console logger writes to standard error unless the app clears the providers.</summary>
    public ILoggingBuilder Logging => _host.Logging;

    /// <summary>The app's metrics.</summary>
    public IMetricsBuilder Metrics => _host.Metrics;

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => _host.Services;

    /// <summary>The host, ready to start.</summary>
    /// <exception cref="InvalidOperationException">It has been built already.</exception>
    public IHost Build()
    {
        RefuseSecondBuild();
        _built = true;
        return _host.Build();
    }

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => _host.ConfigureContainer(factory, configure);

    /// <inheritdoc/>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        RefuseSecondBuild();
        return _worker.Use(middleware);
    }

    private void RefuseSecondBuild()
    {
        if (_built)
        {
            throw new InvalidOperationException("The application has already been built.");
        }
    }
}
