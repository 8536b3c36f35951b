namespace Amazon.ElasticMapReduce.Model;

/// <summary>Asks for a cluster in full.</summary>
public partial class DescribeClusterRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster. Required; at most 256 characters.</summary>
    public string ClusterId { get; set; }
}
