namespace Amazon.SageMaker.Model;

/// <summary>A model on instances of its own, or serverless.</summary>
public partial class ProductionVariant
{
    /// <summary>How long the container may take to pass its first health check, in seconds. 60 to 3600.</summary>
    public int? ContainerStartupHealthCheckTimeoutInSeconds { get; set; }

    /// <summary>Whether the instances can be reached by Systems Manager.</summary>
    public bool? EnableSSMAccess { get; set; }

    /// <summary>The number of instances to start with. At least 1.</summary>
    public int? InitialInstanceCount { get; set; }

    /// <summary>The share of traffic, relative to the other variants; 1 when unset.</summary>
    public float? InitialVariantWeight { get; set; }

    /// <summary>The instance type.</summary>
    public ProductionVariantInstanceType InstanceType { get; set; }

    /// <summary>Scales the instances for inference components.</summary>
    public ProductionVariantManagedInstanceScaling ManagedInstanceScaling { get; set; }

    /// <summary>How long the download of the model may take, in seconds. 60 to 3600.</summary>
    public int? ModelDataDownloadTimeoutInSeconds { get; set; }

    /// <summary>The name of the model. At most 63 characters.</summary>
    public string ModelName { get; set; }

    /// <summary>How requests are spread over instances.</summary>
    public ProductionVariantRoutingConfig RoutingConfig { get; set; }

    /// <summary>Serves without instances of one's own, in place of an instance type.</summary>
    public ProductionVariantServerlessConfig ServerlessConfig { get; set; }

    /// <summary>The name of the variant. Required; at most 63 characters.</summary>
    public string VariantName { get; set; }

    /// <summary>The size of each instance's volume, in GB. 1 to 512.</summary>
    public int? VolumeSizeInGB { get; set; }
}
