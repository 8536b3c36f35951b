using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>
/// The instance type of a training job. The general-purpose and compute families have constants; any other type is given as a string.
/// </summary>
public class TrainingInstanceType : ConstantClass
{
    /// <summary>ml.c4.2xlarge</summary>
    public static readonly TrainingInstanceType MlC42xlarge = new("ml.c4.2xlarge");

    /// <summary>ml.m5.large</summary>
    public static readonly TrainingInstanceType MlM5Large = new("ml.m5.large");

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
