namespace Amazon.ElasticMapReduce.Model;

/// <summary>The instances of a new cluster: groups, or fleets, or the simple master and slave types.</summary>
public partial class JobFlowInstancesConfig
{
    /// <summary>The subnet, for instance groups. At most 256 characters.</summary>
    public string Ec2SubnetId { get; set; }

    /// <summary>The number of instances, where no groups or fleets are given.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>The instance groups.</summary>
    public List<InstanceGroupConfig> InstanceGroups { get; set; }

    /// <summary>Whether the cluster waits for more steps after the last one; false ends it.</summary>
    public bool? KeepJobFlowAliveWhenNoSteps { get; set; }

    /// <summary>The EC2 type of the primary node, where no groups or fleets are given.</summary>
    public string MasterInstanceType { get; set; }

    /// <summary>The EC2 type of core nodes, where no groups or fleets are given.</summary>
    public string SlaveInstanceType { get; set; }

    /// <summary>Whether TerminateJobFlows is refused.</summary>
    public bool? TerminationProtected { get; set; }
}
