namespace Amazon.ElasticMapReduce.Model;

/// <summary>How a fleet's instances are provisioned.</summary>
public partial class InstanceFleetProvisioningSpecifications
{
    /// <summary>How On-Demand instances are chosen.</summary>
    public OnDemandProvisioningSpecification OnDemandSpecification { get; set; }

    /// <summary>How Spot instances are chosen, and what happens when there are none.</summary>
    public SpotProvisioningSpecification SpotSpecification { get; set; }
}
