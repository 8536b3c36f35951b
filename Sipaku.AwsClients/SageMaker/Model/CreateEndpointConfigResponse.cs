using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The ARN of a new endpoint configuration.</summary>
public partial class CreateEndpointConfigResponse : AmazonWebServiceResponse
{
    /// <summary>The ARN.</summary>
    public string EndpointConfigArn { get; set; }
}
