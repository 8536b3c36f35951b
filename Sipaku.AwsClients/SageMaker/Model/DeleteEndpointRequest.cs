namespace Amazon.SageMaker.Model;

/// <summary>Deletes an endpoint and frees its instances. Its configuration and models stay.</summary>
public partial class DeleteEndpointRequest : AmazonSageMakerRequest
{
    /// <summary>The name. Required; at most 63 characters.</summary>
    public string EndpointName { get; set; }
}
