using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How data are spread over instances.</summary>
public class S3DataDistribution : ConstantClass
{
    /// <summary>FullyReplicated</summary>
    public static readonly S3DataDistribution FullyReplicated = new("FullyReplicated");

    /// <summary>Makes a value that has no constant here.</summary>
    public S3DataDistribution(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static S3DataDistribution FindValue(string value) => FindValue<S3DataDistribution>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator S3DataDistribution(string value) => FindValue(value);
}
