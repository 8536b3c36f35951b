using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>The node type of a group.</summary>
public class InstanceRoleType : ConstantClass
{
    /// <summary>MASTER</summary>
    public static readonly InstanceRoleType MASTER = new("MASTER");

    /// <summary>Makes a value that has no constant here.</summary>
    public InstanceRoleType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static InstanceRoleType FindValue(string value) => FindValue<InstanceRoleType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator InstanceRoleType(string value) => FindValue(value);
}
