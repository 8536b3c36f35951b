using Microsoft.Extensions.Configuration;
using Sipaku.Activities.AirQuality;
using Sipaku.Activities.Contracts;

namespace Sipaku.Activities.Settings;

/// <summary>Reads and checks <see cref="SipakuSettings"/>.</summary>
public static class SettingsReader
{
    /// <summary>The environment variable of the folder that holds the embedded databases and files.</summary>
    public const string HomeVariable = "SIPAKU_HOME";

    /// <summary>The environment variable by which a host that takes imports over HTTP says so to the app: <c>true</c>.</summary>
    public const string ImportVariable = "SIPAKU_IMPORT";

    /// <summary>Reads the settings of a host.</summary>
    /// <exception cref="SettingsException">One of them cannot be used.</exception>
    public static SipakuSettings Read(IConfiguration configuration)
    {
        SipakuSettings settings = new();
        if (SettingsBinder.Bind(configuration.GetSection(SipakuSettings.Section), settings) is { Count: > 0 } problems)
        {
            throw new SettingsException(string.Join(' ', problems));
        }

        settings.Home = HomeOf(configuration);
        Check(settings);
        return settings;
    }

    /// <summary>The folder of the embedded databases and files, absolute; it may not exist yet.</summary>
    public static string HomeOf(IConfiguration configuration)
    {
        if (configuration[HomeVariable] is { Length: > 0 } home)
        {
            return Path.GetFullPath(ExpandTilde(home));
        }

        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return data.Length > 0
            ? Path.Combine(data, "sipaku")
            : throw new SettingsException($"This user has no local application data folder. Set {HomeVariable} to a folder that can be written to.");
    }

    // A shell expands it, a settings file does not.
    private static string ExpandTilde(string path) => path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
        ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..]
        : path;

    private static void Check(SipakuSettings settings)
    {
        PortSettings ports = settings.Ports;
        ports.SensorTable ??= settings.Backend;
        ports.ObjectStore ??= settings.Backend;
        ports.FeatureJob ??= settings.Backend;
        ports.TrainingJob ??= settings.Backend;
        ports.ForecastStore ??= settings.Backend;
        ports.ModelEndpoint ??= ports.TrainingJob;

        Require(
            ports.FeatureJob == BackendKind.Local || ports.ObjectStore == BackendKind.Aws,
            "Sipaku__Ports__FeatureJob=Aws needs Sipaku__Ports__ObjectStore=Aws: a cluster cannot read this machine's files.");
        Require(
            ports.TrainingJob == BackendKind.Local || ports.ObjectStore == BackendKind.Aws,
            "Sipaku__Ports__TrainingJob=Aws needs Sipaku__Ports__ObjectStore=Aws: SageMaker cannot read this machine's files.");
        Require(
            ports.ModelEndpoint == ports.TrainingJob,
            "Sipaku__Ports__ModelEndpoint has to be what Sipaku__Ports__TrainingJob is: only the side that trains can serve its model.");
        Require(
            string.IsNullOrEmpty(settings.TimeZone) || StationTime.IsZone(settings.TimeZone),
            $"Sipaku__TimeZone is '{settings.TimeZone}'; it has to be a name of the IANA time zone database, such as Asia/Jakarta.");
        settings.Readings.SentinelValues();
        foreach ((string name, ProfileSettings profile) in settings.Profiles)
        {
            profile.SentinelValues(SettingsBinder.NameOf($"{nameof(SipakuSettings.Profiles)}:{name}:{nameof(ProfileSettings.Sentinels)}"));
        }

        Require(
            (settings.Readings.Min ?? double.MinValue) <= (settings.Readings.Max ?? double.MaxValue),
            $"Sipaku__Readings__Min is {settings.Readings.Min} and Sipaku__Readings__Max {settings.Readings.Max}: no value can lie between them.");
        CheckBands(settings);
        Require(
            settings.Quality.PlausibleMin <= settings.Quality.PlausibleMax,
            $"Sipaku__Quality__PlausibleMin is {settings.Quality.PlausibleMin} and Sipaku__Quality__PlausibleMax {settings.Quality.PlausibleMax}: no value can lie between them.");
        Require(
            settings.Wait.MaxPollSeconds >= settings.Wait.FirstPollSeconds,
            $"Sipaku__Wait__MaxPollSeconds is {settings.Wait.MaxPollSeconds}; it has to be at least Sipaku__Wait__FirstPollSeconds.");
    }

    private static void CheckBands(SipakuSettings settings)
    {
        Require(
            string.IsNullOrEmpty(settings.CustomBands) || settings.Bands == BandScheme.Custom,
            "Sipaku__CustomBands is set and Sipaku__Bands is not Custom: set both, or neither.");

        // Where nothing is set, the imports of a table on this machine may still say what the readings are.
        if (settings.Pollutant is { Length: > 0 } || settings.Bands == BandScheme.Custom || settings.Ports.SensorTable == BackendKind.Aws)
        {
            Measures.Of(settings, new SensorSeries());
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new SettingsException(otherwise);
        }
    }
}
