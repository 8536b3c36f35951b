namespace Amazon.SageMaker.Model;

/// <summary>How traffic is shifted to a new fleet.</summary>
public partial class TrafficRoutingConfig
{
    /// <summary>The size of the first shift, for CANARY.</summary>
    public CapacitySize CanarySize { get; set; }

    /// <summary>The size of each shift, for LINEAR.</summary>
    public CapacitySize LinearStepSize { get; set; }

    /// <summary>All at once, canary or linear. Required.</summary>
    public TrafficRoutingConfigType Type { get; set; }

    /// <summary>How long to watch between shifts, in seconds. Required; 0 to 3600.</summary>
    public int? WaitIntervalInSeconds { get; set; }
}
