using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>Whether a model's files are one archive.</summary>
public class ModelCompressionType : ConstantClass
{
    /// <summary>Gzip</summary>
    public static readonly ModelCompressionType Gzip = new("Gzip");

    /// <summary>None</summary>
    public static readonly ModelCompressionType None = new("None");

    /// <summary>Makes a value that has no constant here.</summary>
    public ModelCompressionType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static ModelCompressionType FindValue(string value) => FindValue<ModelCompressionType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator ModelCompressionType(string value) => FindValue(value);
}
