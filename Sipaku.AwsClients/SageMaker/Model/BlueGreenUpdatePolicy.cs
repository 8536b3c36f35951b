namespace Amazon.SageMaker.Model;

/// <summary>A deployment on a new fleet, to which traffic is shifted.</summary>
public partial class BlueGreenUpdatePolicy
{
    /// <summary>How long the deployment may take, in seconds. 600 to 28800.</summary>
    public int? MaximumExecutionTimeoutInSeconds { get; set; }

    /// <summary>How long the old fleet stays after the shift, in seconds. 0 to 3600.</summary>
    public int? TerminationWaitInSeconds { get; set; }

    /// <summary>How traffic is shifted. Required.</summary>
    public TrafficRoutingConfig TrafficRoutingConfiguration { get; set; }
}
