using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>Why a cluster changed its state.</summary>
public class ClusterStateChangeReasonCode : ConstantClass
{
    /// <summary>ALL_STEPS_COMPLETED</summary>
    public static readonly ClusterStateChangeReasonCode ALL_STEPS_COMPLETED = new("ALL_STEPS_COMPLETED");

    /// <summary>BOOTSTRAP_FAILURE</summary>
    public static readonly ClusterStateChangeReasonCode BOOTSTRAP_FAILURE = new("BOOTSTRAP_FAILURE");

    /// <summary>INSTANCE_FAILURE</summary>
    public static readonly ClusterStateChangeReasonCode INSTANCE_FAILURE = new("INSTANCE_FAILURE");

    /// <summary>INSTANCE_FLEET_TIMEOUT</summary>
    public static readonly ClusterStateChangeReasonCode INSTANCE_FLEET_TIMEOUT = new("INSTANCE_FLEET_TIMEOUT");

    /// <summary>INTERNAL_ERROR</summary>
    public static readonly ClusterStateChangeReasonCode INTERNAL_ERROR = new("INTERNAL_ERROR");

    /// <summary>STEP_FAILURE</summary>
    public static readonly ClusterStateChangeReasonCode STEP_FAILURE = new("STEP_FAILURE");

    /// <summary>Makes a value that has no constant here.</summary>
    public ClusterStateChangeReasonCode(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static ClusterStateChangeReasonCode FindValue(string value) => FindValue<ClusterStateChangeReasonCode>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator ClusterStateChangeReasonCode(string value) => FindValue(value);
}
