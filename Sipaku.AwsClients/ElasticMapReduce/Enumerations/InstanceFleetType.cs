using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>The node type of a fleet.</summary>
public class InstanceFleetType : ConstantClass
{
    /// <summary>CORE</summary>
    public static readonly InstanceFleetType CORE = new("CORE");

    /// <summary>MASTER</summary>
    public static readonly InstanceFleetType MASTER = new("MASTER");

    /// <summary>TASK</summary>
    public static readonly InstanceFleetType TASK = new("TASK");

    /// <summary>Makes a value that has no constant here.</summary>
    public InstanceFleetType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static InstanceFleetType FindValue(string value) => FindValue<InstanceFleetType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator InstanceFleetType(string value) => FindValue(value);
}
