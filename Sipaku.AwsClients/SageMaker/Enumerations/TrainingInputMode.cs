using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How data reach the algorithm.</summary>
public class TrainingInputMode : ConstantClass
{
    /// <summary>File</summary>
    public static readonly TrainingInputMode File = new("File");

    /// <summary>Makes a value that has no constant here.</summary>
    public TrainingInputMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static TrainingInputMode FindValue(string value) => FindValue<TrainingInputMode>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator TrainingInputMode(string value) => FindValue(value);
}
