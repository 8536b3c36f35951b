using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>The id of a new cluster.</summary>
public partial class RunJobFlowResponse : AmazonWebServiceResponse
{
    /// <summary>The ARN of the cluster.</summary>
    public string ClusterArn { get; set; }

    /// <summary>The id of the cluster.</summary>
    public string JobFlowId { get; set; }
}
