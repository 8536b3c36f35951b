namespace Amazon.ElasticMapReduce.Model;

/// <summary>A cluster in a list.</summary>
public partial class ClusterSummary
{
    /// <summary>The ARN of the cluster. 20 to 2048 characters.</summary>
    public string ClusterArn { get; set; }

    /// <summary>The id of the cluster. At most 256 characters.</summary>
    public string Id { get; set; }

    /// <summary>The name of the cluster.</summary>
    public string Name { get; set; }

    /// <summary>The approximate cost, in m1.small instance hours.</summary>
    public int? NormalizedInstanceHours { get; set; }

    /// <summary>The ARN of the Outpost, if any. At most 2048 characters.</summary>
    public string OutpostArn { get; set; }

    /// <summary>State, reason and timeline.</summary>
    public ClusterStatus Status { get; set; }
}
