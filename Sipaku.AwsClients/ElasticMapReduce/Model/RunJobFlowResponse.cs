using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>The id of a new cluster.</summary>
public partial class RunJobFlowResponse : AmazonWebServiceResponse
{
    /// <summary>The id of the cluster.</summary>
    public string JobFlowId { get; set; }
}
