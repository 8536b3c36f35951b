namespace Amazon.SageMaker.Model;

/// <summary>A variant that serves.</summary>
public partial class ProductionVariantSummary
{
    /// <summary>The number of instances running. At least 0.</summary>
    public int? CurrentInstanceCount { get; set; }

    /// <summary>The serverless configuration in use.</summary>
    public ProductionVariantServerlessConfig CurrentServerlessConfig { get; set; }

    /// <summary>The weight in use. At least 0.</summary>
    public float? CurrentWeight { get; set; }

    /// <summary>The images in use.</summary>
    public List<DeployedImage> DeployedImages { get; set; }

    /// <summary>The number of instances wanted. At least 0.</summary>
    public int? DesiredInstanceCount { get; set; }

    /// <summary>The serverless configuration wanted.</summary>
    public ProductionVariantServerlessConfig DesiredServerlessConfig { get; set; }

    /// <summary>The weight wanted. At least 0.</summary>
    public float? DesiredWeight { get; set; }

    /// <summary>How the instances are scaled.</summary>
    public ProductionVariantManagedInstanceScaling ManagedInstanceScaling { get; set; }

    /// <summary>How requests are spread over instances.</summary>
    public ProductionVariantRoutingConfig RoutingConfig { get; set; }

    /// <summary>The name of the variant. Required; at most 63 characters.</summary>
    public string VariantName { get; set; }

    /// <summary>What the deployment of the variant is doing. At most 5 entries.</summary>
    public List<ProductionVariantStatus> VariantStatus { get; set; }
}
