namespace Amazon.SageMaker.Model;

/// <summary>An endpoint in a list.</summary>
public partial class EndpointSummary
{
    /// <summary>When it was created, in UTC. Required.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>The ARN. Required; 20 to 2048 characters.</summary>
    public string EndpointArn { get; set; }

    /// <summary>The name. Required; at most 63 characters.</summary>
    public string EndpointName { get; set; }

    /// <summary>The status. Required.</summary>
    public EndpointStatus EndpointStatus { get; set; }

    /// <summary>When it was last changed, in UTC. Required.</summary>
    public DateTime? LastModifiedTime { get; set; }
}
