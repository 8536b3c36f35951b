using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A page of endpoints.</summary>
public partial class ListEndpointsResponse : AmazonWebServiceResponse
{
    /// <summary>The endpoints.</summary>
    public List<EndpointSummary> Endpoints { get; set; }
}
