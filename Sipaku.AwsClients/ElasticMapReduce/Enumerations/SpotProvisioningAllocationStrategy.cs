using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>How Spot instances of a fleet are chosen.</summary>
public class SpotProvisioningAllocationStrategy : ConstantClass
{
    /// <summary>capacity-optimized</summary>
    public static readonly SpotProvisioningAllocationStrategy CapacityOptimized = new("capacity-optimized");

    /// <summary>capacity-optimized-prioritized</summary>
    public static readonly SpotProvisioningAllocationStrategy CapacityOptimizedPrioritized = new("capacity-optimized-prioritized");

    /// <summary>diversified</summary>
    public static readonly SpotProvisioningAllocationStrategy Diversified = new("diversified");

    /// <summary>lowest-price</summary>
    public static readonly SpotProvisioningAllocationStrategy LowestPrice = new("lowest-price");

    /// <summary>price-capacity-optimized</summary>
    public static readonly SpotProvisioningAllocationStrategy PriceCapacityOptimized = new("price-capacity-optimized");

    /// <summary>Makes a value that has no constant here.</summary>
    public SpotProvisioningAllocationStrategy(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static SpotProvisioningAllocationStrategy FindValue(string value) => FindValue<SpotProvisioningAllocationStrategy>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator SpotProvisioningAllocationStrategy(string value) => FindValue(value);
}
