using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>What happens when Spot capacity is not met in time.</summary>
public class SpotProvisioningTimeoutAction : ConstantClass
{
    /// <summary>SWITCH_TO_ON_DEMAND</summary>
    public static readonly SpotProvisioningTimeoutAction SWITCH_TO_ON_DEMAND = new("SWITCH_TO_ON_DEMAND");

    /// <summary>TERMINATE_CLUSTER</summary>
    public static readonly SpotProvisioningTimeoutAction TERMINATE_CLUSTER = new("TERMINATE_CLUSTER");

    /// <summary>Makes a value that has no constant here.</summary>
    public SpotProvisioningTimeoutAction(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static SpotProvisioningTimeoutAction FindValue(string value) => FindValue<SpotProvisioningTimeoutAction>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator SpotProvisioningTimeoutAction(string value) => FindValue(value);
}
