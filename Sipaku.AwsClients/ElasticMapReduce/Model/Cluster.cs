namespace Amazon.ElasticMapReduce.Model;

/// <summary>A cluster in full.</summary>
public partial class Cluster
{
    /// <summary>The applications installed.</summary>
    public List<Application> Applications { get; set; }

    /// <summary>Whether the cluster terminates after its last step.</summary>
    public bool? AutoTerminate { get; set; }

    /// <summary>The ARN of the cluster. 20 to 2048 characters.</summary>
    public string ClusterArn { get; set; }

    /// <summary>The configuration given to the applications.</summary>
    public List<Configuration> Configurations { get; set; }

    /// <summary>The size of each root volume, in GiB.</summary>
    public int? EbsRootVolumeSize { get; set; }

    /// <summary>Network and security of the instances.</summary>
    public Ec2InstanceAttributes Ec2InstanceAttributes { get; set; }

    /// <summary>The id of the cluster. At most 256 characters.</summary>
    public string Id { get; set; }

    /// <summary>Whether the cluster is made of instance groups or instance fleets.</summary>
    public InstanceCollectionType InstanceCollectionType { get; set; }

    /// <summary>Where logs go in S3; unset means that no logs are kept.</summary>
    public string LogUri { get; set; }

    /// <summary>The DNS name of the primary node.</summary>
    public string MasterPublicDnsName { get; set; }

    /// <summary>The name of the cluster. Names are not unique.</summary>
    public string Name { get; set; }

    /// <summary>The approximate cost, in m1.small instance hours.</summary>
    public int? NormalizedInstanceHours { get; set; }

    /// <summary>The Amazon Linux release.</summary>
    public string OSReleaseLabel { get; set; }

    /// <summary>The EMR release, such as emr-7.12.0.</summary>
    public string ReleaseLabel { get; set; }

    /// <summary>How instances leave when the cluster shrinks.</summary>
    public ScaleDownBehavior ScaleDownBehavior { get; set; }

    /// <summary>The name of the security configuration. At most 10280 characters.</summary>
    public string SecurityConfiguration { get; set; }

    /// <summary>The IAM role that EMR assumes.</summary>
    public string ServiceRole { get; set; }

    /// <summary>State, reason and timeline.</summary>
    public ClusterStatus Status { get; set; }

    /// <summary>How many steps may run at once, 1 to 256.</summary>
    public int? StepConcurrencyLevel { get; set; }

    /// <summary>The tags of the cluster.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>Whether TerminateJobFlows is refused.</summary>
    public bool? TerminationProtected { get; set; }

    /// <summary>Whether unhealthy core nodes are replaced.</summary>
    public bool? UnhealthyNodeReplacement { get; set; }

    /// <summary>Whether every IAM principal of the account sees the cluster.</summary>
    public bool? VisibleToAllUsers { get; set; }
}
