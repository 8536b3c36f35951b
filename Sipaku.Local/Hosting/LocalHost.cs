using System.Security.Cryptography;
using Sipaku.FunctionsHost;
using Sipaku.Local.Importing;
using Host = Sipaku.FunctionsHost.FunctionsHost;

namespace Sipaku.Local.Hosting;

/// <summary>Sipaku on this machine: the function app, its host and the home's durable state.</summary>
internal sealed class LocalHost : IAsyncDisposable
{
    private const string AppFolder = "app";

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private readonly Host _host;
    private readonly HomeLock _lock;
    private readonly Home _home;
    private readonly OwnerFile _owner;

    private LocalHost(Host host, HomeLock ownership, Home home, string session)
    {
        _host = host;
        _lock = ownership;
        _home = home;
        _owner = new OwnerFile(host.Address, session, Environment.ProcessId);
        _owner.Write(home);
        home.MarkHub();
    }

    public Uri Address => _host.Address;

    /// <summary>Starts to serve and to go on with what is unfinished.</summary>
    /// <param name="setup">The settings of app and host, and the home, which is this process's by now.</param>
    /// <param name="ownership">The lock on the home; freed with the host, also where it does not start.</param>
    /// <param name="url">Where to listen; null for what the settings say.</param>
    /// <param name="quiet">Whether only errors are logged, because somebody else tells what happens.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="FunctionsHostException">The host cannot start; the message says why.</exception>
    public static async Task<LocalHost> StartAsync(
        Setup setup,
        HomeLock ownership,
        string? url,
        bool quiet,
        CancellationToken cancellation)
    {
        Home home = setup.Home;
        try
        {
            HomeSecret secret = HomeSecret.ReadOrCreate(home);
            string session = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            HomeProof proof = new(secret, session);
            FunctionsHostOptions options = new()
            {
                AppDirectory = Path.Combine(AppContext.BaseDirectory, AppFolder),
                DatabasePath = home.Hub,
                OwnsDatabase = true,
                HostKeySetting = "Sipaku__HostKey",
                IsAuthorized = proof.IsOwn,
                MapRoutes = routes =>
                {
                    proof.Map(routes);
                    DashboardAddress.Map(routes);
                    ReadingsApi.Map(routes, setup);
                },
                LogLevel = quiet ? Microsoft.Extensions.Logging.LogLevel.Error : null,
            };
            setup.HostSettings.ApplyTo(options);
            options.WorkerEnvironment[Activities.Settings.SettingsReader.HomeVariable] = home.Path;
            options.WorkerEnvironment[Activities.Settings.SettingsReader.ImportVariable] = ReadingsApi.IsServed(setup) ? "true" : "false";
            if (url is not null)
            {
                options.Urls = [url];
            }

            return new LocalHost(await Host.StartAsync(setup.HostSettings, options, cancellation), ownership, home, session);
        }
        catch
        {
            ownership.Dispose();
            throw;
        }
    }

    /// <summary>Tells the runs that a second interruption meant to cancel, and returns which they are.</summary>
    public async Task<IReadOnlyList<string>> HeedCancelRequestsAsync()
    {
        List<string> told = [];
        foreach (string runId in CancelRequests.TakeAll(_home))
        {
            if (await RunEventSender.TryCancelAsync(_host.Store, runId, "Cancelled by a second interruption."))
            {
                told.Add(runId);
            }
        }

        return told;
    }

    /// <summary>The run that a host before this one left unfinished; the newest where there are several.</summary>
    public string? FindUnfinishedRun() => RunList.Of(_host.Store).FirstOrDefault(run => !run.Ended)?.InstanceId;

    /// <summary>Completes when the home is this host's no more: its folder was deleted, or replaced by another.</summary>
    public async Task WhenHomeIsLostAsync(CancellationToken cancellation)
    {
        using PeriodicTimer timer = new(Glance);
        while (OwnsHome())
        {
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    /// <summary>Stops within two seconds. What is unfinished is left where it is, for the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (OwnsHome())
        {
            File.Delete(_home.Owner);
        }

        await _host.DisposeAsync();
        _lock.Dispose();
    }

    private bool OwnsHome() => OwnerFile.Read(_home) == _owner;
}
