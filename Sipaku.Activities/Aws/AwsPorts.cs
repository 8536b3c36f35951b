using Sipaku.Activities.Settings;

namespace Sipaku.Activities.Aws;

/// <summary>Which ports are on AWS.</summary>
internal sealed record AwsPorts(
    bool SensorTable, bool ObjectStore, bool FeatureJob, bool TrainingJob, bool ModelEndpoint, bool ForecastStore)
{
    /// <summary>Whether one of them is.</summary>
    public bool Any => SensorTable || ObjectStore || FeatureJob || TrainingJob || ModelEndpoint || ForecastStore;

    /// <summary>As the settings say.</summary>
    public static AwsPorts Of(SipakuSettings settings)
    {
        PortSettings ports = settings.Ports;
        bool training = IsAws(ports.TrainingJob);
        return new AwsPorts(
            IsAws(ports.SensorTable),
            IsAws(ports.ObjectStore),
            IsAws(ports.FeatureJob),
            training,
            ports.ModelEndpoint is { } endpoint ? endpoint == BackendKind.Aws : training,
            IsAws(ports.ForecastStore));

        bool IsAws(BackendKind? port) => (port ?? settings.Backend) == BackendKind.Aws;
    }
}
