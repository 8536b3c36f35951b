using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How requests are spread over instances.</summary>
public class RoutingStrategy : ConstantClass
{
    /// <summary>LEAST_OUTSTANDING_REQUESTS</summary>
    public static readonly RoutingStrategy LEAST_OUTSTANDING_REQUESTS = new("LEAST_OUTSTANDING_REQUESTS");

    /// <summary>RANDOM</summary>
    public static readonly RoutingStrategy RANDOM = new("RANDOM");

    /// <summary>Makes a value that has no constant here.</summary>
    public RoutingStrategy(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static RoutingStrategy FindValue(string value) => FindValue<RoutingStrategy>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator RoutingStrategy(string value) => FindValue(value);
}
