namespace Amazon.SageMaker.Model;

/// <summary>A deployment under way.</summary>
public partial class PendingDeploymentSummary
{
    /// <summary>The configuration being deployed. Required; at most 63 characters.</summary>
    public string EndpointConfigName { get; set; }

    /// <summary>The variants being deployed. At least 1 entries.</summary>
    public List<PendingProductionVariantSummary> ProductionVariants { get; set; }

    /// <summary>When the deployment started, in UTC.</summary>
    public DateTime? StartTime { get; set; }
}
