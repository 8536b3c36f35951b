using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>
/// The instance type of a training job. The general-purpose and compute families have constants; any other type is given as a string.
/// </summary>
public class TrainingInstanceType : ConstantClass
{
    /// <summary>ml.c4.2xlarge</summary>
    public static readonly TrainingInstanceType MlC42xlarge = new("ml.c4.2xlarge");

    /// <summary>ml.c4.4xlarge</summary>
    public static readonly TrainingInstanceType MlC44xlarge = new("ml.c4.4xlarge");

    /// <summary>ml.c4.8xlarge</summary>
    public static readonly TrainingInstanceType MlC48xlarge = new("ml.c4.8xlarge");

    /// <summary>ml.c4.xlarge</summary>
    public static readonly TrainingInstanceType MlC4Xlarge = new("ml.c4.xlarge");

    /// <summary>ml.c5.18xlarge</summary>
    public static readonly TrainingInstanceType MlC518xlarge = new("ml.c5.18xlarge");

    /// <summary>ml.c5.2xlarge</summary>
    public static readonly TrainingInstanceType MlC52xlarge = new("ml.c5.2xlarge");

    /// <summary>ml.c5.4xlarge</summary>
    public static readonly TrainingInstanceType MlC54xlarge = new("ml.c5.4xlarge");

    /// <summary>ml.c5.9xlarge</summary>
    public static readonly TrainingInstanceType MlC59xlarge = new("ml.c5.9xlarge");

    /// <summary>ml.c5.xlarge</summary>
    public static readonly TrainingInstanceType MlC5Xlarge = new("ml.c5.xlarge");

    /// <summary>ml.m4.10xlarge</summary>
    public static readonly TrainingInstanceType MlM410xlarge = new("ml.m4.10xlarge");

    /// <summary>ml.m4.16xlarge</summary>
    public static readonly TrainingInstanceType MlM416xlarge = new("ml.m4.16xlarge");

    /// <summary>ml.m4.2xlarge</summary>
    public static readonly TrainingInstanceType MlM42xlarge = new("ml.m4.2xlarge");

    /// <summary>ml.m4.4xlarge</summary>
    public static readonly TrainingInstanceType MlM44xlarge = new("ml.m4.4xlarge");

    /// <summary>ml.m4.xlarge</summary>
    public static readonly TrainingInstanceType MlM4Xlarge = new("ml.m4.xlarge");

    /// <summary>ml.m5.12xlarge</summary>
    public static readonly TrainingInstanceType MlM512xlarge = new("ml.m5.12xlarge");

    /// <summary>ml.m5.24xlarge</summary>
    public static readonly TrainingInstanceType MlM524xlarge = new("ml.m5.24xlarge");

    /// <summary>ml.m5.2xlarge</summary>
    public static readonly TrainingInstanceType MlM52xlarge = new("ml.m5.2xlarge");

    /// <summary>ml.m5.4xlarge</summary>
    public static readonly TrainingInstanceType MlM54xlarge = new("ml.m5.4xlarge");

    /// <summary>ml.m5.large</summary>
    public static readonly TrainingInstanceType MlM5Large = new("ml.m5.large");

    /// <summary>ml.m5.xlarge</summary>
    public static readonly TrainingInstanceType MlM5Xlarge = new("ml.m5.xlarge");

    /// <summary>Makes a value that has no constant here.</summary>
    public TrainingInstanceType(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static TrainingInstanceType FindValue(string value) => FindValue<TrainingInstanceType>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator TrainingInstanceType(string value) => FindValue(value);
}
