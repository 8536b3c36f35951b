using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Runtime.Hosting;

namespace Sipaku.Local.Hosting;

/// <summary>Sipaku in this process: functions, management API and durable engine over one home.</summary>
internal sealed class LocalHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _home;

    private LocalHost(IHost host, string home)
    {
        _host = host;
        _home = home;
        Address = host.Services.GetRequiredService<IEmbeddedHostInfo>().Address;
    }

    public Uri Address { get; }

    /// <summary>The run that a host before this one left unfinished, if any; it goes on, and may have ended meanwhile.</summary>
    public string? UnfinishedRun => Services.GetRequiredService<IEmbeddedHostInfo>().TakenUp
        .FirstOrDefault(id => id.StartsWith(RunIds.Prefix, StringComparison.Ordinal) && !id.Contains(':', StringComparison.Ordinal));

    public string Home => _home;

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts to serve and to go on with what is unfinished; <paramref name="dormant"/> only shows it.</summary>
    /// <exception cref="EmbeddedHostException">The home belongs to another host, or the address is taken.</exception>
    public static async Task<LocalHost> StartAsync(string? url, bool dormant, CancellationToken cancellation)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder([]);
        SipakuSettings settings = builder.Services.AddSipaku(builder.Configuration);
        builder.Services.AddTelemetryExport(builder.Configuration);
        CreateHome(settings.Home);

        // What keeps a host from starting is told in one line by the command.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.UseEmbeddedRuntime(options =>
        {
            options.Home = settings.Home;
            options.HostKeySetting = "Sipaku:HostKey";
            options.Dormant = dormant;
            if (url is not null)
            {
                options.Urls = [url];
            }
        });

        IHost host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            LocalHost local = new(host, settings.Home);
            if (!dormant)
            {
                new HostFile(local.Address, Environment.ProcessId).Write(settings.Home);
                await local.SettleAsync(settings, cancellation);
            }

            return local;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Stops within two seconds. What is unfinished is left where it is, for the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        HostFile.Delete(_home);
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    private static void CreateHome(string home)
    {
        try
        {
            Directory.CreateDirectory(home);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{home} cannot be created: {exception.Message} Set {SettingsReader.HomeVariable} to a folder that can be written to.");
        }
    }

    private async Task SettleAsync(SipakuSettings settings, CancellationToken cancellation)
    {
        DurableTaskClient client = Services.GetRequiredService<DurableTaskClient>();
        if (settings.Ports.ForecastStore == BackendKind.Local)
        {
            await FreeLockOfUnscheduledRunAsync(client, cancellation);
        }

        foreach (string runId in CancelRequests.TakeAll(_home))
        {
            if (await client.GetInstanceAsync(runId, cancellation) is { IsCompleted: false })
            {
                await client.RaiseEventAsync(runId, Orchestrations.Flow.RunEvents.Cancel, "Cancelled by a second interruption.", cancellation);
            }
        }
    }

    // A starter that died between taking the lock and scheduling left a lock that no run will ever release. This host owns the home, so
    // nobody else can be between the two.
    private async Task FreeLockOfUnscheduledRunAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        IForecastStore store = Services.GetRequiredService<IForecastStore>();
        if (await store.ReadLockAsync(cancellation) is RunLock held && await client.GetInstanceAsync(held.RunId, cancellation) is null)
        {
            await store.ReleaseAsync(held.RunId, cancellation);
        }
    }
}
