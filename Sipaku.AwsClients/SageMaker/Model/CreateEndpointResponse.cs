using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The ARN of a new endpoint.</summary>
public partial class CreateEndpointResponse : AmazonWebServiceResponse
{
}
