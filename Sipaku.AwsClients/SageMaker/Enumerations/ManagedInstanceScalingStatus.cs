using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Whether instances are scaled.</summary>
public class ManagedInstanceScalingStatus : ConstantClass
{
    /// <summary>DISABLED</summary>
    public static readonly ManagedInstanceScalingStatus DISABLED = new("DISABLED");

    /// <summary>ENABLED</summary>
    public static readonly ManagedInstanceScalingStatus ENABLED = new("ENABLED");

    /// <summary>Makes a value that has no constant here.</summary>
    public ManagedInstanceScalingStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static ManagedInstanceScalingStatus FindValue(string value) => FindValue<ManagedInstanceScalingStatus>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator ManagedInstanceScalingStatus(string value) => FindValue(value);
}
