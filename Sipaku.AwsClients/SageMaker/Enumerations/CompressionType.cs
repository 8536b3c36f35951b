using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>The compression of training data.</summary>
public class CompressionType : ConstantClass
{
    /// <summary>Gzip</summary>
    public static readonly CompressionType Gzip = new("Gzip");

    /// <summary>None</summary>
    public static readonly CompressionType None = new("None");

    /// <summary>Makes a value that has no constant here.</summary>
    public CompressionType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static CompressionType FindValue(string value) => FindValue<CompressionType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator CompressionType(string value) => FindValue(value);
}
