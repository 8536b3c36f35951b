using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>How instances are bought.</summary>
public class MarketType : ConstantClass
{
    /// <summary>ON_DEMAND</summary>
    public static readonly MarketType ON_DEMAND = new("ON_DEMAND");

    /// <summary>SPOT</summary>
    public static readonly MarketType SPOT = new("SPOT");

    /// <summary>Makes a value that has no constant here.</summary>
    public MarketType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static MarketType FindValue(string value) => FindValue<MarketType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator MarketType(string value) => FindValue(value);
}
