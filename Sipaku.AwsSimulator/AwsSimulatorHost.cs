using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sipaku.AwsSimulator.Emr;
using Sipaku.AwsSimulator.Faults;
using Sipaku.AwsSimulator.Http;
using Sipaku.AwsSimulator.Ledgers;
using Sipaku.AwsSimulator.SageMaker;

namespace Sipaku.AwsSimulator;

/// <summary>
/// EMR, SageMaker and SageMaker Runtime on one loopback port. A simulator, not the services: it runs Hive scripts through DuckDB,
/// fits linear-learner in closed form, and knows only the operations and behaviours that docs/simulator.md lists.
/// </summary>
public sealed class AwsSimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly World _world;
    private readonly Turnstile _turnstile;
    private readonly RequestHandler _handler;
    private readonly ITimer? _ticker;

    private AwsSimulatorHost(WebApplication app, World world, Turnstile turnstile, RequestHandler handler, ITimer? ticker)
    {
        _app = app;
        _world = world;
        _turnstile = turnstile;
        _handler = handler;
        _ticker = ticker;
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    /// <summary>Where the simulator listens: the value for AWS_ENDPOINT_URL_EMR, _SAGEMAKER and _SAGEMAKER_RUNTIME.</summary>
    public string Url { get; }

    /// <summary>Which calls fail.</summary>
    public FaultPlan Faults => _world.Faults;

    /// <summary>How what is started ends.</summary>
    public OutcomeScript Outcomes => _world.Outcomes;

    /// <summary>What calls or answers had that the official API models do not allow; a correct caller leaves it empty.</summary>
    public IReadOnlyList<string> Violations => _handler.Violations;

    /// <summary>Starts a simulator.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<AwsSimulatorHost> StartAsync(AwsSimulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        BindingAddress url = BindingAddress.Parse(options.Url);
        if (url.Host is not ("127.0.0.1" or "localhost" or "[::1]"))
        {
            throw new ArgumentException($"The simulator listens on loopback only, not on {options.Url}.", nameof(options));
        }

        World world = new(options);
        Turnstile turnstile = new(world);
        SageMakerService sageMaker = new(world);
        RequestHandler handler = new(
            world,
            turnstile,
            [new JsonProtocol(new EmrService(world)), new JsonProtocol(sageMaker), new RestInvocationProtocol(new SageMakerRuntimeService(sageMaker.Endpoints))]);

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url);
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        WebApplication app = builder.Build();
        app.UseRouting();
        ControlApi.Map(app, world, turnstile, handler);
        app.MapFallback(handler.HandleAsync);
        await app.StartAsync();

        ITimer? ticker = options.TickInterval is { } interval
            ? options.TimeProvider.CreateTimer(_ => _ = turnstile.TickAsync(), null, interval, interval)
            : null;
        return new AwsSimulatorHost(app, world, turnstile, handler, ticker);
    }

    /// <summary>What exists and what is billed, now.</summary>
    public Task<LedgerSnapshot> ReadLedgerAsync() => _turnstile.PassAsync(_world.Ledger.Snapshot);

    /// <summary>What has happened until now.</summary>
    public Task<IReadOnlyList<SimulatorEvent>> ReadEventsAsync() => _turnstile.PassAsync<IReadOnlyList<SimulatorEvent>>(() => [.. _world.Ledger.Events]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_ticker is not null)
        {
            await _ticker.DisposeAsync();
        }

        // Calls that wait for a timeout to be noticed would hold a graceful stop up.
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _turnstile.Dispose();
    }
}
