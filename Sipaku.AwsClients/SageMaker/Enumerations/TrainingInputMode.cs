using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>How data reach the algorithm.</summary>
public class TrainingInputMode : ConstantClass
{
    /// <summary>FastFile</summary>
    public static readonly TrainingInputMode FastFile = new("FastFile");

    /// <summary>File</summary>
    public static readonly TrainingInputMode File = new("File");

    /// <summary>Pipe</summary>
    public static readonly TrainingInputMode Pipe = new("Pipe");

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
