namespace Sipaku.AwsSimulator;

/// <summary>How long things take, in simulated time. The defaults are of the order that users of the services report.</summary>
public sealed record SimulatedDurations
{
    /// <summary>STARTING of a cluster.</summary>
    public TimeSpan ClusterStarting { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>BOOTSTRAPPING of a cluster.</summary>
    public TimeSpan ClusterBootstrapping { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A step.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>TERMINATING of a cluster.</summary>
    public TimeSpan ClusterTerminating { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A training job before it downloads.</summary>
    public TimeSpan TrainingStarting { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>A training job's download.</summary>
    public TimeSpan TrainingDownloading { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A training job's training.</summary>
    public TimeSpan Training { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>A training job's upload.</summary>
    public TimeSpan TrainingUploading { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A training job's stop.</summary>
    public TimeSpan TrainingStopping { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Creating an endpoint.</summary>
    public TimeSpan EndpointCreating { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>Updating an endpoint.</summary>
    public TimeSpan EndpointUpdating { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a description may still show an endpoint as it was before an update was accepted.</summary>
    public TimeSpan EndpointUpdateUnseen { get; init; } = TimeSpan.Zero;

    /// <summary>Rolling an endpoint back.</summary>
    public TimeSpan EndpointRollingBack { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Deleting an endpoint.</summary>
    public TimeSpan EndpointDeleting { get; init; } = TimeSpan.FromSeconds(30);
}
