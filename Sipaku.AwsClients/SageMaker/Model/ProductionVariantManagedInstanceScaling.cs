namespace Amazon.SageMaker.Model;

/// <summary>Scales the instances of a variant.</summary>
public partial class ProductionVariantManagedInstanceScaling
{
    /// <summary>The largest number of instances. At least 1.</summary>
    public int? MaxInstanceCount { get; set; }

    /// <summary>The smallest number of instances. At least 0.</summary>
    public int? MinInstanceCount { get; set; }

    /// <summary>Whether scaling is on.</summary>
    public ManagedInstanceScalingStatus Status { get; set; }
}
