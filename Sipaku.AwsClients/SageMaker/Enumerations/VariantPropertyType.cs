using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>A property of a variant.</summary>
public class VariantPropertyType : ConstantClass
{
    /// <summary>DataCaptureConfig</summary>
    public static readonly VariantPropertyType DataCaptureConfig = new("DataCaptureConfig");

    /// <summary>DesiredInstanceCount</summary>
    public static readonly VariantPropertyType DesiredInstanceCount = new("DesiredInstanceCount");

    /// <summary>DesiredWeight</summary>
    public static readonly VariantPropertyType DesiredWeight = new("DesiredWeight");

    /// <summary>Makes a value that has no constant here.</summary>
    public VariantPropertyType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static VariantPropertyType FindValue(string value) => FindValue<VariantPropertyType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator VariantPropertyType(string value) => FindValue(value);
}
