namespace Amazon.SageMaker.Model;

/// <summary>A deployment in batches on the fleet.</summary>
public partial class RollingUpdatePolicy
{
    /// <summary>The size of a batch: 5 to 50 percent of the variant. Required.</summary>
    public CapacitySize MaximumBatchSize { get; set; }

    /// <summary>How long the deployment may take, in seconds. 600 to 28800.</summary>
    public int? MaximumExecutionTimeoutInSeconds { get; set; }

    /// <summary>The size of a batch when rolling back.</summary>
    public CapacitySize RollbackMaximumBatchSize { get; set; }

    /// <summary>How long to watch each batch, in seconds. Required; 0 to 3600.</summary>
    public int? WaitIntervalInSeconds { get; set; }
}
