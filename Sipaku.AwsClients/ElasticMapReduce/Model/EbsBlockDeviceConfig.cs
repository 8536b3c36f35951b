namespace Amazon.ElasticMapReduce.Model;

/// <summary>EBS volumes to attach to each instance.</summary>
public partial class EbsBlockDeviceConfig
{
    /// <summary>Type and size of the volumes. Required.</summary>
    public VolumeSpecification VolumeSpecification { get; set; }

    /// <summary>How many volumes each instance gets.</summary>
    public int? VolumesPerInstance { get; set; }
}
