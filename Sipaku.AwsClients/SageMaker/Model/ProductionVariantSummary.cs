namespace Amazon.SageMaker.Model;

/// <summary>A variant that serves.</summary>
public partial class ProductionVariantSummary
{
    /// <summary>The serverless configuration in use.</summary>
    public ProductionVariantServerlessConfig CurrentServerlessConfig { get; set; }

    /// <summary>The name of the variant. Required; at most 63 characters.</summary>
    public string VariantName { get; set; }
}
