using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>An endpoint.</summary>
public partial class DescribeEndpointResponse : AmazonWebServiceResponse
{
    /// <summary>The ARN.</summary>
    public string EndpointArn { get; set; }

    /// <summary>The configuration that serves. After a failed update it is the old one.</summary>
    public string EndpointConfigName { get; set; }

    /// <summary>The status.</summary>
    public EndpointStatus EndpointStatus { get; set; }

    /// <summary>Why the status is Failed, or why the last update failed.</summary>
    public string FailureReason { get; set; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The deployment under way; null when there is none.</summary>
    public PendingDeploymentSummary PendingDeploymentSummary { get; set; }

    /// <summary>The variants that serve.</summary>
    public List<ProductionVariantSummary> ProductionVariants { get; set; }
}
