namespace Amazon.ElasticMapReduce.Model;

/// <summary>An instance type that a fleet may use.</summary>
public partial class InstanceTypeConfig
{
    /// <summary>The highest Spot price, in USD. At most 256 characters.</summary>
    public string BidPrice { get; set; }

    /// <summary>The highest Spot price, in percent of the On-Demand price; 100 when no bid is set.</summary>
    public double? BidPriceAsPercentageOfOnDemandPrice { get; set; }

    /// <summary>Settings of applications for instances of this type.</summary>
    public List<Configuration> Configurations { get; set; }

    /// <summary>The id of a custom AMI. At most 256 characters.</summary>
    public string CustomAmiId { get; set; }

    /// <summary>The EBS storage of the instances.</summary>
    public EbsConfiguration EbsConfiguration { get; set; }

    /// <summary>The EC2 instance type. Required.</summary>
    public string InstanceType { get; set; }

    /// <summary>The priority under a prioritised allocation strategy; 0 is the highest.</summary>
    public double? Priority { get; set; }

    /// <summary>The units of capacity that one instance provides; 1 when unset.</summary>
    public int? WeightedCapacity { get; set; }
}
