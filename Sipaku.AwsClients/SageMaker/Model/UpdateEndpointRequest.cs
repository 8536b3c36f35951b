namespace Amazon.SageMaker.Model;

/// <summary>
/// Deploys another configuration on an endpoint that is InService. The update may fail silently: the endpoint is InService again, on the old
/// configuration.
/// </summary>
public partial class UpdateEndpointRequest : AmazonSageMakerRequest
{
    /// <summary>The configuration to deploy. Required; at most 63 characters.</summary>
    public string EndpointConfigName { get; set; }

    /// <summary>The name. Required; at most 63 characters.</summary>
    public string EndpointName { get; set; }
}
