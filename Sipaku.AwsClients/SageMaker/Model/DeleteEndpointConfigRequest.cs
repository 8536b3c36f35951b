namespace Amazon.SageMaker.Model;

/// <summary>Deletes an endpoint configuration. It must not be in use by a live or changing endpoint.</summary>
public partial class DeleteEndpointConfigRequest : AmazonSageMakerRequest
{
    /// <summary>The name. Required; at most 63 characters.</summary>
    public string EndpointConfigName { get; set; }
}
