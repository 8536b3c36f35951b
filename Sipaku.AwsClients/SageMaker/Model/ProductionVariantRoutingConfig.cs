namespace Amazon.SageMaker.Model;

/// <summary>How requests are spread over the instances of a variant.</summary>
public partial class ProductionVariantRoutingConfig
{
    /// <summary>The strategy. Required.</summary>
    public RoutingStrategy RoutingStrategy { get; set; }
}
