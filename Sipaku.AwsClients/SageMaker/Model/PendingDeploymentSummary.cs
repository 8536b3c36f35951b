namespace Amazon.SageMaker.Model;

/// <summary>A deployment under way.</summary>
public partial class PendingDeploymentSummary
{
    /// <summary>The configuration being deployed. Required; at most 63 characters.</summary>
    public string EndpointConfigName { get; set; }
}
