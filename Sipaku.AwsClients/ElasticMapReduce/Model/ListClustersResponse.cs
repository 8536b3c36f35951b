using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>A page of clusters.</summary>
public partial class ListClustersResponse : AmazonWebServiceResponse
{
    /// <summary>The clusters.</summary>
    public List<ClusterSummary> Clusters { get; set; }

    /// <summary>The position of the next page; null on the last one.</summary>
    public string Marker { get; set; }
}
