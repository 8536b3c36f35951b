namespace Amazon.SageMaker.Model;

/// <summary>
/// Deploys another configuration on an endpoint that is InService. The update may fail silently: the endpoint is InService again, on the old
/// configuration.
/// </summary>
public partial class UpdateEndpointRequest : AmazonSageMakerRequest
{
    /// <summary>How the configuration is deployed.</summary>
    public DeploymentConfig DeploymentConfig { get; set; }

    /// <summary>The configuration to deploy. Required; at most 63 characters.</summary>
    public string EndpointConfigName { get; set; }

    /// <summary>The name. Required; at most 63 characters.</summary>
    public string EndpointName { get; set; }

    /// <summary>The properties to take from the new configuration although the others are retained. At most 3 entries.</summary>
    public List<VariantProperty> ExcludeRetainedVariantProperties { get; set; }

    /// <summary>Whether instance counts and weights stay as they are; false when unset.</summary>
    public bool? RetainAllVariantProperties { get; set; }

    /// <summary>Whether the last deployment configuration is used again.</summary>
    public bool? RetainDeploymentConfig { get; set; }
}
