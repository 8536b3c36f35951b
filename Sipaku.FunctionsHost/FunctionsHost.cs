using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sipaku.DurableTask.Sqlite;
using Sipaku.FunctionsHost.Durable;
using Sipaku.FunctionsHost.Http;
using Sipaku.FunctionsHost.Metadata;
using Sipaku.FunctionsHost.Rpc;
using Sipaku.FunctionsHost.Rpc.Messages;
using Sipaku.FunctionsHost.Settings;
using Sipaku.FunctionsHost.WebJobs;
using Sipaku.FunctionsHost.Workers;

namespace Sipaku.FunctionsHost;

/// <summary>
/// A local host for an Azure Functions app of the .NET isolated worker: HTTP functions, durable orchestrators, activities and clients, and
/// the durable management API. The app runs unmodified in a process of its own; the durable state is one SQLite file.
/// </summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly FunctionsHostOptions _options;
    private readonly PublicAddress _address;
    private readonly ServiceProvider _logging;
    private readonly ILogger _logger;
    private readonly WorkerSupervisor _workers;
    private readonly DurableTaskOptions _durable;
    private SqliteOrchestrationService? _store;
    private RpcServer? _rpc;
    private WebJobsHost? _jobs;
    private FunctionsServer? _server;

    private FunctionsHost(FunctionsHostSettings settings, FunctionsHostOptions options)
    {
        _options = options;
        _address = new PublicAddress(options);
        WorkerLaunch launch = new(options.AppDirectory, options.WorkerEnvironment.AsReadOnly());
        _durable = ReadDurableOptions(settings);
        _logging = new ServiceCollection().AddLogging(logging => settings.AddLogging(logging, options.LogLevel)).BuildServiceProvider();
        ILoggerFactory loggers = _logging.GetRequiredService<ILoggerFactory>();
        _logger = loggers.CreateLogger("Host");
        _workers = new WorkerSupervisor(launch, new WorkerLogs(loggers), loggers);
    }

    /// <summary>The first address that the host listens on, with the port that an ephemeral one became.</summary>
    public Uri Address => _address.Bound;

    /// <summary>The durable state.</summary>
    public SqliteOrchestrationService Store => _store!;

    /// <summary>Starts the app's worker, and to serve and to work when it is ready.</summary>
    /// <param name="settings">The app's settings.</param>
    /// <param name="options">The host's.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="FunctionsHostException">The host cannot start; the message says why in one line.</exception>
    /// <exception cref="DurableStoreException">The durable state cannot be used; the message says why in one line.</exception>
    /// <exception cref="OperationCanceledException">The start was called off.</exception>
    public static async Task<FunctionsHost> StartAsync(FunctionsHostSettings settings, FunctionsHostOptions options, CancellationToken cancellation)
    {
        FunctionsHost host = new(settings, options);
        try
        {
            await host.StartAsync(settings, cancellation);
            return host;
        }
        catch (Exception exception)
        {
            await host.DisposeAsync();

            // WebJobs throws what it likes when it is called off.
            if (exception is not OperationCanceledException && cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException("The start was called off.", exception, cancellation);
            }

            throw;
        }
    }

    /// <summary>
    /// Stops within the drain time: takes no more requests and no more work, lets running activities end, then ends the worker. What is
    /// unfinished is left where it is for the next start.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        TimeSpan part = _options.DrainTimeout / 4;
        if (_server is not null)
        {
            await _server.StopAsync(part);
        }

        if (_jobs is not null)
        {
            await _jobs.StopAsync();
        }

        await _workers.DrainAsync(part);
        await _workers.StopAsync(part);
        _jobs?.Dispose();
        if (_rpc is not null)
        {
            await _rpc.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _workers.Dispose();
        _store?.Dispose();
        await _logging.DisposeAsync();
    }

    private static DurableTaskOptions ReadDurableOptions(FunctionsHostSettings settings)
    {
        try
        {
            return settings.Configuration.GetSection($"{HostJson.Section}:extensions:durableTask").Get<DurableTaskOptions>() ?? new DurableTaskOptions();
        }
        catch (InvalidOperationException exception)
        {
            throw new FunctionsHostException($"{HostJson.FileName}: {exception.Message}", exception);
        }
    }

    private static SqliteOrchestrationServiceOptions StoreOptions(FunctionsHostOptions options, DurableTaskOptions durable, ILogger logger) => new()
    {
        Path = options.DatabasePath,
        CountOwnDeaths = false, // Code runs in the worker, whose deaths the host counts.
        TakeLock = !options.OwnsDatabase,
        Retention = options.Retention,
        Logger = logger,
        ExtendedSessions = durable.ExtendedSessionsEnabled,
        ExtendedSessionIdleTimeout = TimeSpan.FromSeconds(durable.ExtendedSessionIdleTimeoutInSeconds),
        MaxConcurrentActivities = durable.MaxConcurrentActivityFunctions ?? 10 * Environment.ProcessorCount,
        MaxConcurrentOrchestrations = durable.MaxConcurrentOrchestratorFunctions ?? 100 * Environment.ProcessorCount,
    };

    private async Task StartAsync(FunctionsHostSettings settings, CancellationToken cancellation)
    {
        ListenUrls.Check(_options.Urls, _options);
        ILoggerFactory loggers = _logging.GetRequiredService<ILoggerFactory>();

        // The worker takes longest, so it starts first, and all that can be done without its functions is done meanwhile.
        _rpc = new RpcServer();
        Task<IReadOnlyList<RpcFunctionMetadata>> described = _workers.StartAsync(_rpc.Address, cancellation);
        await _rpc.StartAsync(_workers, loggers, cancellation);
        _logger.LogDebug("Workers are heard.");
        _store = new SqliteOrchestrationService(StoreOptions(_options, _durable, _logger));
        _logger.LogDebug("The store is open.");
        WebhookProvider webhooks = new(() => _address.ManagementUrl);
        _jobs = new WebJobsHost(new SqliteDurabilityProvider(_store), webhooks, _workers, settings, loggers);
        _logger.LogDebug("WebJobs is put together.");

        IReadOnlyList<AppFunction> functions = FunctionMetadataReader.Read(await described, settings.Configuration);
        _logger.LogDebug("The worker has told its functions.");
        _server = await FunctionsServer.StartAsync(
            functions, settings.HostJson.RoutePrefix, _jobs.Jobs, webhooks, _address, _options, loggers, cancellation);
        _logger.LogDebug("Requests are heard.");
        await _jobs.StartAsync(functions, new FunctionInvoker(functions, _workers, _store, _logger), cancellation);
        _logger.LogInformation("Listening on {Address}.", _address.Bound);
    }
}
