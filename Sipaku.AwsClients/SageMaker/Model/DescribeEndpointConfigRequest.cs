namespace Amazon.SageMaker.Model;

/// <summary>Asks for an endpoint configuration.</summary>
public partial class DescribeEndpointConfigRequest : AmazonSageMakerRequest
{
    /// <summary>The name. Required; at most 63 characters.</summary>
    public string EndpointConfigName { get; set; }
}
