using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>An endpoint configuration.</summary>
public partial class DescribeEndpointConfigResponse : AmazonWebServiceResponse
{
    /// <summary>When it was created, in UTC.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>Whether the containers have no network access.</summary>
    public bool? EnableNetworkIsolation { get; set; }

    /// <summary>The ARN.</summary>
    public string EndpointConfigArn { get; set; }

    /// <summary>The name.</summary>
    public string EndpointConfigName { get; set; }

    /// <summary>The role for inference components.</summary>
    public string ExecutionRoleArn { get; set; }

    /// <summary>The key that encrypts the instances' storage.</summary>
    public string KmsKeyId { get; set; }

    /// <summary>The variants.</summary>
    public List<ProductionVariant> ProductionVariants { get; set; }

    /// <summary>The VPC of the endpoint.</summary>
    public VpcConfig VpcConfig { get; set; }
}
