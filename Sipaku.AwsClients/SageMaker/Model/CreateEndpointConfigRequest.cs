namespace Amazon.SageMaker.Model;

/// <summary>Creates an endpoint configuration.</summary>
public partial class CreateEndpointConfigRequest : AmazonSageMakerRequest
{
    /// <summary>Whether the containers have no network access.</summary>
    public bool? EnableNetworkIsolation { get; set; }

    /// <summary>The name, unique in the account and region. Required; at most 63 characters.</summary>
    public string EndpointConfigName { get; set; }

    /// <summary>The role for inference components. 20 to 2048 characters.</summary>
    public string ExecutionRoleArn { get; set; }

    /// <summary>The key that encrypts the instances' storage. At most 2048 characters.</summary>
    public string KmsKeyId { get; set; }

    /// <summary>The variants, one a model. Required; 1 to 10 entries.</summary>
    public List<ProductionVariant> ProductionVariants { get; set; }

    /// <summary>The tags. At most 50 entries.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>The VPC of the endpoint.</summary>
    public VpcConfig VpcConfig { get; set; }
}
