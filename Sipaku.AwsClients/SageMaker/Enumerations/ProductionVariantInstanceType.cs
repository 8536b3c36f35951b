using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>The instance type of a variant. The general-purpose and compute families have constants; any other type is given as a string.</summary>
public class ProductionVariantInstanceType : ConstantClass
{
    /// <summary>ml.m4.xlarge</summary>
    public static readonly ProductionVariantInstanceType MlM4Xlarge = new("ml.m4.xlarge");

    /// <summary>ml.m5.large</summary>
    public static readonly ProductionVariantInstanceType MlM5Large = new("ml.m5.large");

    /// <summary>Makes a value that has no constant here.</summary>
    public ProductionVariantInstanceType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static ProductionVariantInstanceType FindValue(string value) => FindValue<ProductionVariantInstanceType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator ProductionVariantInstanceType(string value) => FindValue(value);
}
