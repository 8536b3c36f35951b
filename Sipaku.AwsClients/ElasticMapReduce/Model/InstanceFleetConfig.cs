namespace Amazon.ElasticMapReduce.Model;

/// <summary>An instance fleet: a capacity to be met from several instance types.</summary>
public partial class InstanceFleetConfig
{
    /// <summary>The node type. Required.</summary>
    public InstanceFleetType InstanceFleetType { get; set; }

    /// <summary>The instance types to choose from, at most five.</summary>
    public List<InstanceTypeConfig> InstanceTypeConfigs { get; set; }

    /// <summary>How instances are provisioned.</summary>
    public InstanceFleetProvisioningSpecifications LaunchSpecifications { get; set; }

    /// <summary>The name of the fleet. At most 256 characters.</summary>
    public string Name { get; set; }

    /// <summary>The capacity to meet On-Demand, in units of the weights. At least 0.</summary>
    public int? TargetOnDemandCapacity { get; set; }

    /// <summary>The capacity to meet from Spot, in units of the weights. At least 0.</summary>
    public int? TargetSpotCapacity { get; set; }
}
