using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What a URI of training data names.</summary>
public class S3DataType : ConstantClass
{
    /// <summary>S3Prefix</summary>
    public static readonly S3DataType S3Prefix = new("S3Prefix");

    /// <summary>Makes a value that has no constant here.</summary>
    public S3DataType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static S3DataType FindValue(string value) => FindValue<S3DataType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator S3DataType(string value) => FindValue(value);
}
