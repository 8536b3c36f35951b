namespace Amazon.SageMaker.Model;

/// <summary>Asks for an endpoint. A missing one is a ValidationException, "Could not find endpoint".</summary>
public partial class DescribeEndpointRequest : AmazonSageMakerRequest
{
    /// <summary>The name. Required; at most 63 characters.</summary>
    public string EndpointName { get; set; }
}
