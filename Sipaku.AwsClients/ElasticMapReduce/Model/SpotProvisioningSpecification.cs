namespace Amazon.ElasticMapReduce.Model;

/// <summary>How a fleet's Spot instances are chosen.</summary>
public partial class SpotProvisioningSpecification
{
    /// <summary>The strategy.</summary>
    public SpotProvisioningAllocationStrategy AllocationStrategy { get; set; }

    /// <summary>What to do when the capacity is not met in time. Required.</summary>
    public SpotProvisioningTimeoutAction TimeoutAction { get; set; }

    /// <summary>How long to wait for the capacity, in minutes: 5 to 1440. Required.</summary>
    public int? TimeoutDurationMinutes { get; set; }
}
