namespace Amazon.SageMaker.Model;

/// <summary>How long a training job may take.</summary>
public partial class StoppingCondition
{
    /// <summary>How long the job may wait for capacity, in seconds. 7200 to 2419200.</summary>
    public int? MaxPendingTimeInSeconds { get; set; }

    /// <summary>How long the job may train, in seconds; then it is Stopped with MaxRuntimeExceeded. At least 1.</summary>
    public int? MaxRuntimeInSeconds { get; set; }

    /// <summary>How long the job may take with waits for Spot capacity, in seconds. At least 1.</summary>
    public int? MaxWaitTimeInSeconds { get; set; }
}
