namespace Amazon.ElasticMapReduce.Model;

/// <summary>The instances of a new cluster: groups, or fleets, or the simple master and slave types.</summary>
public partial class JobFlowInstancesConfig
{
    /// <summary>Further security groups of the primary node.</summary>
    public List<string> AdditionalMasterSecurityGroups { get; set; }

    /// <summary>Further security groups of core and task nodes.</summary>
    public List<string> AdditionalSlaveSecurityGroups { get; set; }

    /// <summary>The key pair for SSH. At most 256 characters.</summary>
    public string Ec2KeyName { get; set; }

    /// <summary>The subnet, for instance groups. At most 256 characters.</summary>
    public string Ec2SubnetId { get; set; }

    /// <summary>The subnets to choose from, for instance fleets.</summary>
    public List<string> Ec2SubnetIds { get; set; }

    /// <summary>The managed security group of the primary node. At most 256 characters.</summary>
    public string EmrManagedMasterSecurityGroup { get; set; }

    /// <summary>The managed security group of core and task nodes. At most 256 characters.</summary>
    public string EmrManagedSlaveSecurityGroup { get; set; }

    /// <summary>The number of instances, where no groups or fleets are given.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>The instance fleets.</summary>
    public List<InstanceFleetConfig> InstanceFleets { get; set; }

    /// <summary>The instance groups.</summary>
    public List<InstanceGroupConfig> InstanceGroups { get; set; }

    /// <summary>Whether the cluster waits for more steps after the last one; false ends it.</summary>
    public bool? KeepJobFlowAliveWhenNoSteps { get; set; }

    /// <summary>The EC2 type of the primary node, where no groups or fleets are given.</summary>
    public string MasterInstanceType { get; set; }

    /// <summary>The availability zone.</summary>
    public PlacementType Placement { get; set; }

    /// <summary>The security group for the service's access to a private subnet. At most 256 characters.</summary>
    public string ServiceAccessSecurityGroup { get; set; }

    /// <summary>The EC2 type of core nodes, where no groups or fleets are given.</summary>
    public string SlaveInstanceType { get; set; }

    /// <summary>Whether TerminateJobFlows is refused.</summary>
    public bool? TerminationProtected { get; set; }

    /// <summary>Whether unhealthy core nodes are replaced.</summary>
    public bool? UnhealthyNodeReplacement { get; set; }
}
