namespace Amazon.ElasticMapReduce.Model;

/// <summary>A cluster in a list.</summary>
public partial class ClusterSummary
{
    /// <summary>The id of the cluster. At most 256 characters.</summary>
    public string Id { get; set; }

    /// <summary>The name of the cluster.</summary>
    public string Name { get; set; }

    /// <summary>State, reason and timeline.</summary>
    public ClusterStatus Status { get; set; }
}
