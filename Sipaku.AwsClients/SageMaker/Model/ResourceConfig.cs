namespace Amazon.SageMaker.Model;

/// <summary>The instances of a training job.</summary>
public partial class ResourceConfig
{
    /// <summary>The number of instances. At least 0.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>The instance type.</summary>
    public TrainingInstanceType InstanceType { get; set; }

    /// <summary>The size of each volume, in GB. At least 0.</summary>
    public int? VolumeSizeInGB { get; set; }
}
