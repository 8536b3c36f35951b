using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Sipaku.Runtime.Engine;
using Sipaku.Runtime.Engine.Client;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Worker;

namespace Sipaku.Runtime.Testing;

/// <summary>
/// Runs orchestrations in a test: in memory and in virtual time. While somebody waits for an instance through <see cref="Client"/> and
/// nothing is under way, the clock moves to the next timer by itself, so that a wait of six hours takes milliseconds; otherwise it
/// stands still until <see cref="AdvanceAsync"/>.
/// </summary>
public sealed class DurableTestHost : IAsyncDisposable
{
    private const int Activities = 32;

    private readonly DurableTestHostOptions _options;
    private readonly DurableStore _store = DurableStore.Open(null, Activities);
    private readonly ServiceProvider _services;
    private readonly Lock _advancing = new();
    private DurableEngine _engine;

    private DurableTestHost(DurableTestHostOptions options)
    {
        _options = options;
        Clock = new VirtualClock(options.StartTime);
        options.Services.AddLogging();
        options.Services.TryAddSingleton<TimeProvider>(Clock);
        options.Services.TryAddSingleton<DataConverter>(new JsonDataConverter(new JsonSerializerOptions { PropertyNameCaseInsensitive = true }));
        options.Services.AddSingleton(provider => new FunctionCatalog(
            new FunctionDiscovery(provider.GetRequiredService<DataConverter>()).Find(options.FunctionTypes)));
        options.Services.AddSingleton(new InvocationPipeline([]));
        options.Services.AddSingleton<HttpActivity>();
        options.Services.AddSingleton<FunctionDispatcher>();
        options.Services.AddSingleton<IFunctionDispatcher>(provider => new TestDispatcher(
            options, provider.GetRequiredService<FunctionDispatcher>(), provider.GetRequiredService<DataConverter>()));
        options.Services.AddSingleton<DurableTaskClient>(provider => new EmbeddedDurableTaskClient(
            () => _engine!, provider.GetRequiredService<IFunctionDispatcher>()));
        _services = options.Services.BuildServiceProvider();
        _engine = StartEngine();
    }

    /// <summary>The client to start, watch and steer orchestrations with.</summary>
    public DurableTaskClient Client => _services.GetRequiredService<DurableTaskClient>();

    /// <summary>The time that orchestrations see.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The services that the functions are given.</summary>
    public IServiceProvider Services => _services;

    internal DurableEngine Engine => _engine;

    internal DurableStore Store => _store;

    /// <summary>Starts a host.</summary>
    /// <param name="configure">Says what it runs.</param>
    public static Task<DurableTestHost> StartAsync(Action<DurableTestHostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        DurableTestHostOptions options = new();
        configure(options);
        return Task.FromResult(new DurableTestHost(options));
    }

    /// <summary>Completes when nothing is under way: every orchestration has ended or waits for an event or the clock.</summary>
    public Task WhenIdleAsync() => _engine.Core.Work.WhenIdleAsync();

    /// <summary>Moves the clock timer by timer, letting each run its course.</summary>
    /// <param name="span">How far; not negative.</param>
    public async Task AdvanceAsync(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        DateTimeOffset target = Clock.GetUtcNow() + span;
        await WhenIdleAsync();
        while (Clock.FireNext(target.UtcTicks))
        {
            await WhenIdleAsync();
        }

        if (Clock.GetUtcNow() < target)
        {
            Clock.Advance(target - Clock.GetUtcNow());
        }
    }

    /// <summary>
    /// Stops as a crash would and starts again on the same store: orchestrators are abandoned where they are, unfinished activities run
    /// again, and everything goes on from what was committed.
    /// </summary>
    public async Task RestartAsync()
    {
        _engine.Abandon();
        await _engine.Core.Work.WhenIdleAsync();
        _engine = StartEngine();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _store.Dispose();
        await _services.DisposeAsync();
    }

    private DurableEngine StartEngine()
    {
        DurableEngine engine = new(
            new DurableEngineOptions
            {
                MaxCachedOrchestrations = _options.ReplayEveryTurn ? 0 : 1_000,
                MaxConcurrentActivities = Activities,
                MaxSleep = TimeSpan.MaxValue,
            },
            _services.GetRequiredService<IFunctionDispatcher>(),
            _services.GetRequiredService<DataConverter>(),
            Clock,
            _services.GetRequiredService<ILoggerFactory>(),
            _services.GetService<IExceptionPropertiesProvider>());
        engine.Start(_store);
        engine.Core.Work.BecameIdle += () => MoveOn(engine);
        engine.Core.Waiters.WaitBegan += () => MoveOn(engine);
        return engine;
    }

    /// <summary>Moves the clock to the next timer where somebody waits and nothing else will happen.</summary>
    private void MoveOn(DurableEngine engine)
    {
        lock (_advancing)
        {
            while (engine.Core.Work.IsIdle && engine.Core.Waiters.Any && !engine.Core.IsStopping && Clock.FireNext())
            {
            }
        }
    }
}
