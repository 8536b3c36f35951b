namespace Amazon.ElasticMapReduce.Model;

/// <summary>Lists clusters, newest first, 50 a page.</summary>
public partial class ListClustersRequest : AmazonElasticMapReduceRequest
{
    /// <summary>Only clusters in one of these states.</summary>
    public List<ClusterState> ClusterStates { get; set; }

    /// <summary>Only clusters created after this time.</summary>
    public DateTime? CreatedAfter { get; set; }

    /// <summary>The position from which the page starts.</summary>
    public string Marker { get; set; }
}
