using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>An endpoint configuration.</summary>
public partial class DescribeEndpointConfigResponse : AmazonWebServiceResponse
{
    /// <summary>The ARN.</summary>
    public string EndpointConfigArn { get; set; }

    /// <summary>The variants.</summary>
    public List<ProductionVariant> ProductionVariants { get; set; }
}
