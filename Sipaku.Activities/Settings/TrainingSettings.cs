namespace Sipaku.Activities.Settings;

/// <summary>How SageMaker trains.</summary>
public sealed class TrainingSettings
{
    /// <summary>ARN of the role that SageMaker assumes.</summary>
    public string? Role { get; set; }

    /// <summary>The training and serving image; unset, linear-learner's in the region.</summary>
    public string? Image { get; set; }

    /// <summary>ML instance type.</summary>
    public string InstanceType { get; set; } = "ml.m5.large";

    /// <summary>Gigabytes of the job's volume.</summary>
    public int VolumeGb { get; set; } = 5;

    /// <summary>Seconds after which SageMaker stops the job.</summary>
    /// <value>Default 900, what SageMaker recommends to start from.</value>
    public int MaxRuntimeSeconds { get; set; } = 900;

    /// <summary>Rows a step of the gradient descent; never above the number of rows.</summary>
    /// <value>Default 14, the original's.</value>
    public int MiniBatchSize { get; set; } = 14;
}
