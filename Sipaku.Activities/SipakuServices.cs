using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sipaku.Activities.Aws;
using Sipaku.Activities.Local;
using Sipaku.Activities.Settings;

namespace Sipaku.Activities;

/// <summary>Composes the steps with the adapters that the settings choose; the same on both runtimes.</summary>
public static class SipakuServices
{
    /// <summary>Reads and checks the settings, and registers one adapter a port.</summary>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    public static SipakuSettings AddSipaku(this IServiceCollection services, IConfiguration configuration)
    {
        SipakuSettings settings = SettingsReader.Read(configuration);
        PortSettings ports = settings.Ports;
        Require(AwsSettingsCheck.Problems(settings));
        services.AddSingleton(settings);
        services.AddSingleton<RunLocks>();
        services.AddSingleton<RunMarks>();
        services.AddSingleton<RunHistory>();
        services.TryAddSingleton(TimeProvider.System);

        if (IsAnyOnAws(ports))
        {
            services.AddAwsClients();
        }

        Add(ports.SensorTable, services.AddLocalSensorTable, services.AddAwsSensorTable);
        Add(ports.ObjectStore, services.AddLocalObjectStore, services.AddAwsObjectStore);
        Add(ports.FeatureJob, services.AddLocalFeatureJob, services.AddAwsFeatureJob);
        Add(ports.TrainingJob, services.AddLocalTrainingJob, services.AddAwsTrainingJob);
        Add(ports.ModelEndpoint, services.AddLocalModelEndpoint, services.AddAwsModelEndpoint);
        Add(ports.ForecastStore, services.AddLocalForecastStore, services.AddAwsForecastStore);
        return settings;
    }

    /// <summary>Registers what <c>provision</c> needs; roles may still be unset.</summary>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    public static void AddSipakuProvisioning(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(SettingsReader.Read(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.AddAwsClients();
    }

    private static bool IsAnyOnAws(PortSettings ports) =>
        new[] { ports.SensorTable, ports.ObjectStore, ports.FeatureJob, ports.TrainingJob, ports.ModelEndpoint, ports.ForecastStore }
            .Contains(BackendKind.Aws);

    private static void Require(IEnumerable<string> problems)
    {
        string all = string.Join(' ', problems);
        if (all.Length > 0)
        {
            throw new SettingsException(all);
        }
    }

    private static void Add(BackendKind? kind, Func<IServiceCollection> local, Func<IServiceCollection> aws) =>
        _ = kind == BackendKind.Aws ? aws() : local();
}
