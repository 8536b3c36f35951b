using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>How On-Demand instances of a fleet are chosen.</summary>
public class OnDemandProvisioningAllocationStrategy : ConstantClass
{
    /// <summary>lowest-price</summary>
    public static readonly OnDemandProvisioningAllocationStrategy LowestPrice = new("lowest-price");

    /// <summary>prioritized</summary>
    public static readonly OnDemandProvisioningAllocationStrategy Prioritized = new("prioritized");

    /// <summary>Makes a value that has no constant here.</summary>
    public OnDemandProvisioningAllocationStrategy(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static OnDemandProvisioningAllocationStrategy FindValue(string value) => FindValue<OnDemandProvisioningAllocationStrategy>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator OnDemandProvisioningAllocationStrategy(string value) => FindValue(value);
}
