namespace Amazon.ElasticMapReduce.Model;

/// <summary>
/// Terminates clusters, at most ten. Asynchronous: a cluster takes minutes to end. Refused for clusters with termination protection.
/// </summary>
public partial class TerminateJobFlowsRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The ids of the clusters. Required.</summary>
    public List<string> JobFlowIds { get; set; }
}
