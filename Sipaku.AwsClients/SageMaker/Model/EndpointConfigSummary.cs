namespace Amazon.SageMaker.Model;

/// <summary>An endpoint configuration in a list.</summary>
public partial class EndpointConfigSummary
{
    /// <summary>When it was created, in UTC. Required.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>The ARN. Required; 20 to 2048 characters.</summary>
    public string EndpointConfigArn { get; set; }

    /// <summary>The name. Required; at most 63 characters.</summary>
    public string EndpointConfigName { get; set; }
}
