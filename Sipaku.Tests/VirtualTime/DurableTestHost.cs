using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Sipaku.Tests.VirtualTime;

/// <summary>
/// Runs orchestrations in a test: on DurableTask.Core and the Functions worker's own adapter to it, in memory and in virtual time. While
/// somebody waits for an instance through <see cref="Client"/> and nothing is under way, the clock moves to the next timer by itself, so
/// that a wait of six hours takes no time; otherwise it stands still until <see cref="AdvanceAsync"/>.
/// </summary>
internal sealed class DurableTestHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly VirtualEngine _engine;

    private DurableTestHost(DurableTestHostOptions options)
    {
        Clock = new VirtualClock(options.StartTime);
        options.Services.AddLogging();
        options.Services.TryAddSingleton<TimeProvider>(Clock);
        options.Services.TryAddSingleton(Converter);
        options.Services.AddSingleton<DurableTaskClient>(provider => new VirtualClient(_engine!, provider.GetRequiredService<DataConverter>()));
        _services = options.Services.BuildServiceProvider();
        _engine = new VirtualEngine(_services, Clock, options);
    }

    /// <summary>Reads and writes data as the services of the Functions worker do.</summary>
    public static DataConverter Converter { get; } = new JsonDataConverter(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    /// <summary>The client to start, watch and steer orchestrations with.</summary>
    public DurableTaskClient Client => _services.GetRequiredService<DurableTaskClient>();

    /// <summary>The time that orchestrations see.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The services that the functions are given.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Starts a host.</summary>
    /// <param name="configure">Says what it runs.</param>
    public static Task<DurableTestHost> StartAsync(Action<DurableTestHostOptions> configure)
    {
        DurableTestHostOptions options = new();
        configure(options);
        return Task.FromResult(new DurableTestHost(options));
    }

    /// <summary>Completes when nothing is under way: every orchestration has ended or waits for an event or the clock.</summary>
    public Task WhenIdleAsync() => _engine.WhenIdleAsync();

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
    /// Stops as a crash would and starts again: orchestrators are abandoned where they are, unfinished activities run again, and everything
    /// goes on from what is history.
    /// </summary>
    public Task RestartAsync() => _engine.CrashAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _services.DisposeAsync();
    }
}
