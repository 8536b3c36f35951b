namespace Amazon.ElasticMapReduce.Model;

/// <summary>Type and size of an EBS volume.</summary>
public partial class VolumeSpecification
{
    /// <summary>The I/O operations a second.</summary>
    public int? Iops { get; set; }

    /// <summary>The size, in GiB. Required.</summary>
    public int? SizeInGB { get; set; }

    /// <summary>The throughput, in MiB/s. At least 0.</summary>
    public int? Throughput { get; set; }

    /// <summary>The type: gp3, gp2, io1, st1, sc1 or standard. Required.</summary>
    public string VolumeType { get; set; }
}
