using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>What a URI of model data names.</summary>
public class S3ModelDataType : ConstantClass
{
    /// <summary>S3Object</summary>
    public static readonly S3ModelDataType S3Object = new("S3Object");

    /// <summary>S3Prefix</summary>
    public static readonly S3ModelDataType S3Prefix = new("S3Prefix");

    /// <summary>Makes a value that has no constant here.</summary>
    public S3ModelDataType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static S3ModelDataType FindValue(string value) => FindValue<S3ModelDataType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator S3ModelDataType(string value) => FindValue(value);
}
