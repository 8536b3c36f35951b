namespace Amazon.SageMaker.Model;

/// <summary>How long a training job may take.</summary>
public partial class StoppingCondition
{
    /// <summary>How long the job may train, in seconds; then it is Stopped with MaxRuntimeExceeded. At least 1.</summary>
    public int? MaxRuntimeInSeconds { get; set; }
}
