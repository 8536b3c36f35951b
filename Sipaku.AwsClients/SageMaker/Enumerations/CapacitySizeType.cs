using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What an amount of capacity counts.</summary>
public class CapacitySizeType : ConstantClass
{
    /// <summary>CAPACITY_PERCENT</summary>
    public static readonly CapacitySizeType CAPACITY_PERCENT = new("CAPACITY_PERCENT");

    /// <summary>INSTANCE_COUNT</summary>
    public static readonly CapacitySizeType INSTANCE_COUNT = new("INSTANCE_COUNT");

    /// <summary>Makes a value that has no constant here.</summary>
    public CapacitySizeType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static CapacitySizeType FindValue(string value) => FindValue<CapacitySizeType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator CapacitySizeType(string value) => FindValue(value);
}
