namespace Amazon.SageMaker.Model;

/// <summary>The instances of a training job.</summary>
public partial class ResourceConfig
{
    /// <summary>The number of instances. At least 0.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>The instance type.</summary>
    public TrainingInstanceType InstanceType { get; set; }

    /// <summary>How long the instances stay warm for a next job, in seconds. They are billed meanwhile. 0 to 21600.</summary>
    public int? KeepAlivePeriodInSeconds { get; set; }

    /// <summary>The key that encrypts the volumes. At most 2048 characters.</summary>
    public string VolumeKmsKeyId { get; set; }

    /// <summary>The size of each volume, in GB. At least 0.</summary>
    public int? VolumeSizeInGB { get; set; }
}
