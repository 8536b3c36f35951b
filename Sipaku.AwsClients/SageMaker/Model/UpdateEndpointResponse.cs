using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The ARN of the endpoint being updated.</summary>
public partial class UpdateEndpointResponse : AmazonWebServiceResponse
{
}
