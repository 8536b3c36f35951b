using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What endpoint configurations are sorted by.</summary>
public class EndpointConfigSortKey : ConstantClass
{
    /// <summary>CreationTime</summary>
    public static readonly EndpointConfigSortKey CreationTime = new("CreationTime");

    /// <summary>Name</summary>
    public static readonly EndpointConfigSortKey Name = new("Name");

    /// <summary>Makes a value that has no constant here.</summary>
    public EndpointConfigSortKey(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static EndpointConfigSortKey FindValue(string value) => FindValue<EndpointConfigSortKey>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator EndpointConfigSortKey(string value) => FindValue(value);
}
