using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What endpoints are sorted by.</summary>
public class EndpointSortKey : ConstantClass
{
    /// <summary>CreationTime</summary>
    public static readonly EndpointSortKey CreationTime = new("CreationTime");

    /// <summary>Name</summary>
    public static readonly EndpointSortKey Name = new("Name");

    /// <summary>Status</summary>
    public static readonly EndpointSortKey Status = new("Status");

    /// <summary>Makes a value that has no constant here.</summary>
    public EndpointSortKey(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static EndpointSortKey FindValue(string value) => FindValue<EndpointSortKey>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator EndpointSortKey(string value) => FindValue(value);
}
