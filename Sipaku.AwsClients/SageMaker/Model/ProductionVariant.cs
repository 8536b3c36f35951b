namespace Amazon.SageMaker.Model;

/// <summary>A model on instances of its own, or serverless.</summary>
public partial class ProductionVariant
{
    /// <summary>The number of instances to start with. At least 1.</summary>
    public int? InitialInstanceCount { get; set; }

    /// <summary>The share of traffic, relative to the other variants; 1 when unset.</summary>
    public float? InitialVariantWeight { get; set; }

    /// <summary>The instance type.</summary>
    public ProductionVariantInstanceType InstanceType { get; set; }

    /// <summary>The name of the model. At most 63 characters.</summary>
    public string ModelName { get; set; }

    /// <summary>Serves without instances of one's own, in place of an instance type.</summary>
    public ProductionVariantServerlessConfig ServerlessConfig { get; set; }

    /// <summary>The name of the variant. Required; at most 63 characters.</summary>
    public string VariantName { get; set; }
}
