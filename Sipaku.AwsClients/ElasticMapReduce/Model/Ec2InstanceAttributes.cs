namespace Amazon.ElasticMapReduce.Model;

/// <summary>Network and security of a cluster's instances.</summary>
public partial class Ec2InstanceAttributes
{
    /// <summary>Further security groups of the primary node.</summary>
    public List<string> AdditionalMasterSecurityGroups { get; set; }

    /// <summary>Further security groups of core and task nodes.</summary>
    public List<string> AdditionalSlaveSecurityGroups { get; set; }

    /// <summary>The availability zone in use.</summary>
    public string Ec2AvailabilityZone { get; set; }

    /// <summary>The key pair for SSH.</summary>
    public string Ec2KeyName { get; set; }

    /// <summary>The subnet in use.</summary>
    public string Ec2SubnetId { get; set; }

    /// <summary>The managed security group of the primary node.</summary>
    public string EmrManagedMasterSecurityGroup { get; set; }

    /// <summary>The managed security group of core and task nodes.</summary>
    public string EmrManagedSlaveSecurityGroup { get; set; }

    /// <summary>The instance profile that the instances assume.</summary>
    public string IamInstanceProfile { get; set; }

    /// <summary>The availability zones asked for.</summary>
    public List<string> RequestedEc2AvailabilityZones { get; set; }

    /// <summary>The subnets asked for.</summary>
    public List<string> RequestedEc2SubnetIds { get; set; }

    /// <summary>The security group for the service's access to a private subnet.</summary>
    public string ServiceAccessSecurityGroup { get; set; }
}
