using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The ARN of a new endpoint configuration.</summary>
public partial class CreateEndpointConfigResponse : AmazonWebServiceResponse
{
}
