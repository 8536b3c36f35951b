using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A page of endpoint configurations.</summary>
public partial class ListEndpointConfigsResponse : AmazonWebServiceResponse
{
    /// <summary>The configurations.</summary>
    public List<EndpointConfigSummary> EndpointConfigs { get; set; }

    /// <summary>The position of the next page; null on the last one.</summary>
    public string NextToken { get; set; }
}
