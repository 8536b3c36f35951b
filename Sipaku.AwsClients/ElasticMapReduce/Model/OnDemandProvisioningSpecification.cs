namespace Amazon.ElasticMapReduce.Model;

/// <summary>How a fleet's On-Demand instances are chosen.</summary>
public partial class OnDemandProvisioningSpecification
{
    /// <summary>The strategy. Required.</summary>
    public OnDemandProvisioningAllocationStrategy AllocationStrategy { get; set; }
}
