using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Whether a training job's artifact is compressed.</summary>
public class OutputCompressionType : ConstantClass
{
    /// <summary>GZIP</summary>
    public static readonly OutputCompressionType GZIP = new("GZIP");

    /// <summary>NONE</summary>
    public static readonly OutputCompressionType NONE = new("NONE");

    /// <summary>Makes a value that has no constant here.</summary>
    public OutputCompressionType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static OutputCompressionType FindValue(string value) => FindValue<OutputCompressionType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator OutputCompressionType(string value) => FindValue(value);
}
