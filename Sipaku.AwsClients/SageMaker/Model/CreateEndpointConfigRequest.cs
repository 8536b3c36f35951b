namespace Amazon.SageMaker.Model;

/// <summary>Creates an endpoint configuration.</summary>
public partial class CreateEndpointConfigRequest : AmazonSageMakerRequest
{
    /// <summary>The name, unique in the account and region. Required; at most 63 characters.</summary>
    public string EndpointConfigName { get; set; }

    /// <summary>The variants, one a model. Required; 1 to 10 entries.</summary>
    public List<ProductionVariant> ProductionVariants { get; set; }

    /// <summary>The tags. At most 50 entries.</summary>
    public List<Tag> Tags { get; set; }
}
