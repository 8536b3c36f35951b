using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <summary>What a cluster's instances are organised in.</summary>
public class InstanceCollectionType : ConstantClass
{
    /// <summary>INSTANCE_FLEET</summary>
    public static readonly InstanceCollectionType INSTANCE_FLEET = new("INSTANCE_FLEET");

    /// <summary>INSTANCE_GROUP</summary>
    public static readonly InstanceCollectionType INSTANCE_GROUP = new("INSTANCE_GROUP");

    /// <summary>Makes a value that has no constant here.</summary>
    public InstanceCollectionType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static InstanceCollectionType FindValue(string value) => FindValue<InstanceCollectionType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator InstanceCollectionType(string value) => FindValue(value);
}
