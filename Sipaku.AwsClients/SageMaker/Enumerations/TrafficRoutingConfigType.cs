using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How traffic is shifted.</summary>
public class TrafficRoutingConfigType : ConstantClass
{
    /// <summary>ALL_AT_ONCE</summary>
    public static readonly TrafficRoutingConfigType ALL_AT_ONCE = new("ALL_AT_ONCE");

    /// <summary>CANARY</summary>
    public static readonly TrafficRoutingConfigType CANARY = new("CANARY");

    /// <summary>LINEAR</summary>
    public static readonly TrafficRoutingConfigType LINEAR = new("LINEAR");

    /// <summary>Makes a value that has no constant here.</summary>
    public TrafficRoutingConfigType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static TrafficRoutingConfigType FindValue(string value) => FindValue<TrafficRoutingConfigType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator TrafficRoutingConfigType(string value) => FindValue(value);
}
