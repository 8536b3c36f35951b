using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>The instance type of a variant. The general-purpose and compute families have constants; any other type is given as a string.</summary>
public class ProductionVariantInstanceType : ConstantClass
{
    /// <summary>ml.c4.2xlarge</summary>
    public static readonly ProductionVariantInstanceType MlC42xlarge = new("ml.c4.2xlarge");

    /// <summary>ml.c4.4xlarge</summary>
    public static readonly ProductionVariantInstanceType MlC44xlarge = new("ml.c4.4xlarge");

    /// <summary>ml.c4.8xlarge</summary>
    public static readonly ProductionVariantInstanceType MlC48xlarge = new("ml.c4.8xlarge");

    /// <summary>ml.c4.large</summary>
    public static readonly ProductionVariantInstanceType MlC4Large = new("ml.c4.large");

    /// <summary>ml.c4.xlarge</summary>
    public static readonly ProductionVariantInstanceType MlC4Xlarge = new("ml.c4.xlarge");

    /// <summary>ml.c5.18xlarge</summary>
    public static readonly ProductionVariantInstanceType MlC518xlarge = new("ml.c5.18xlarge");

    /// <summary>ml.c5.2xlarge</summary>
    public static readonly ProductionVariantInstanceType MlC52xlarge = new("ml.c5.2xlarge");

    /// <summary>ml.c5.4xlarge</summary>
    public static readonly ProductionVariantInstanceType MlC54xlarge = new("ml.c5.4xlarge");

    /// <summary>ml.c5.9xlarge</summary>
    public static readonly ProductionVariantInstanceType MlC59xlarge = new("ml.c5.9xlarge");

    /// <summary>ml.c5.large</summary>
    public static readonly ProductionVariantInstanceType MlC5Large = new("ml.c5.large");

    /// <summary>ml.c5.xlarge</summary>
    public static readonly ProductionVariantInstanceType MlC5Xlarge = new("ml.c5.xlarge");

    /// <summary>ml.m4.10xlarge</summary>
    public static readonly ProductionVariantInstanceType MlM410xlarge = new("ml.m4.10xlarge");

    /// <summary>ml.m4.16xlarge</summary>
    public static readonly ProductionVariantInstanceType MlM416xlarge = new("ml.m4.16xlarge");

    /// <summary>ml.m4.2xlarge</summary>
    public static readonly ProductionVariantInstanceType MlM42xlarge = new("ml.m4.2xlarge");

    /// <summary>ml.m4.4xlarge</summary>
    public static readonly ProductionVariantInstanceType MlM44xlarge = new("ml.m4.4xlarge");

    /// <summary>ml.m4.xlarge</summary>
    public static readonly ProductionVariantInstanceType MlM4Xlarge = new("ml.m4.xlarge");

    /// <summary>ml.m5.12xlarge</summary>
    public static readonly ProductionVariantInstanceType MlM512xlarge = new("ml.m5.12xlarge");

    /// <summary>ml.m5.24xlarge</summary>
    public static readonly ProductionVariantInstanceType MlM524xlarge = new("ml.m5.24xlarge");

    /// <summary>ml.m5.2xlarge</summary>
    public static readonly ProductionVariantInstanceType MlM52xlarge = new("ml.m5.2xlarge");

    /// <summary>ml.m5.4xlarge</summary>
    public static readonly ProductionVariantInstanceType MlM54xlarge = new("ml.m5.4xlarge");

    /// <summary>ml.m5.large</summary>
    public static readonly ProductionVariantInstanceType MlM5Large = new("ml.m5.large");

    /// <summary>ml.m5.xlarge</summary>
    public static readonly ProductionVariantInstanceType MlM5Xlarge = new("ml.m5.xlarge");

    /// <summary>ml.t2.2xlarge</summary>
    public static readonly ProductionVariantInstanceType MlT22xlarge = new("ml.t2.2xlarge");

    /// <summary>ml.t2.large</summary>
    public static readonly ProductionVariantInstanceType MlT2Large = new("ml.t2.large");

    /// <summary>ml.t2.medium</summary>
    public static readonly ProductionVariantInstanceType MlT2Medium = new("ml.t2.medium");

    /// <summary>ml.t2.xlarge</summary>
    public static readonly ProductionVariantInstanceType MlT2Xlarge = new("ml.t2.xlarge");

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
