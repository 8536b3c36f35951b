namespace Amazon.ElasticMapReduce.Model;

/// <summary>The EBS storage of an instance group or type.</summary>
public partial class EbsConfiguration
{
    /// <summary>The volumes.</summary>
    public List<EbsBlockDeviceConfig> EbsBlockDeviceConfigs { get; set; }

    /// <summary>Whether instances are EBS-optimised.</summary>
    public bool? EbsOptimized { get; set; }
}
