namespace Amazon.ElasticMapReduce.Model;

/// <summary>An instance group: a number of instances of one type.</summary>
public partial class InstanceGroupConfig
{
    /// <summary>The highest Spot price, in USD; unset means the On-Demand price. At most 256 characters.</summary>
    public string BidPrice { get; set; }

    /// <summary>Settings of applications for this group.</summary>
    public List<Configuration> Configurations { get; set; }

    /// <summary>The id of a custom AMI. At most 256 characters.</summary>
    public string CustomAmiId { get; set; }

    /// <summary>The EBS storage of the instances.</summary>
    public EbsConfiguration EbsConfiguration { get; set; }

    /// <summary>The number of instances. Required.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>The node type. Required.</summary>
    public InstanceRoleType InstanceRole { get; set; }

    /// <summary>The EC2 instance type, such as m5.xlarge. Required.</summary>
    public string InstanceType { get; set; }

    /// <summary>On-Demand or Spot.</summary>
    public MarketType Market { get; set; }

    /// <summary>The name of the group. At most 256 characters.</summary>
    public string Name { get; set; }
}
