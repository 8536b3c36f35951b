namespace Amazon.SageMaker.Model;

/// <summary>Creates an endpoint from a configuration. An endpoint of that name must not exist.</summary>
public partial class CreateEndpointRequest : AmazonSageMakerRequest
{
    /// <summary>The name of the configuration. Required; at most 63 characters.</summary>
    public string EndpointConfigName { get; set; }

    /// <summary>The name, unique in the account and region. Required; at most 63 characters.</summary>
    public string EndpointName { get; set; }

    /// <summary>The tags. At most 50 entries.</summary>
    public List<Tag> Tags { get; set; }
}
