using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities;
using Sipaku.Activities.Settings;
using Sipaku.FunctionsHost.Settings;

namespace Sipaku.Local.Hosting;

/// <summary>What a command works with: the settings that the app sees, the home, and the app's own stores.</summary>
internal sealed class Setup : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Setup(FunctionsHostSettings hostSettings, SipakuSettings settings, ServiceProvider services)
    {
        HostSettings = hostSettings;
        Settings = settings;
        Home = new Home(settings.Home);
        _services = services;
    }

    public FunctionsHostSettings HostSettings { get; }

    public SipakuSettings Settings { get; }

    public Home Home { get; }

    /// <summary>The importer, readings and forecasts, opened when they are first asked for.</summary>
    public IServiceProvider Services => _services;

    /// <exception cref="FunctionsHost.FunctionsHostException">A settings file is malformed.</exception>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    public static Setup Read()
    {
        FunctionsHostSettings hostSettings = new(FunctionsHostSettings.FindContentRoot());
        ServiceCollection services = new();
        SipakuSettings settings = services.AddSipaku(hostSettings.Configuration);
        return new Setup(hostSettings, settings, services.BuildServiceProvider());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
