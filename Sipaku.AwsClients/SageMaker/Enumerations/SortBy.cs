using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What training jobs are sorted by.</summary>
public class SortBy : ConstantClass
{
    /// <summary>Name</summary>
    public static readonly SortBy Name = new("Name");

    /// <summary>Makes a value that has no constant here.</summary>
    public SortBy(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static SortBy FindValue(string value) => FindValue<SortBy>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator SortBy(string value) => FindValue(value);
}
