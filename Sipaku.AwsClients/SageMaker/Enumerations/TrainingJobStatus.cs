using Amazon.Runtime;

namespace Amazon.SageMaker;

/// <summary>The status of a training job.</summary>
public class TrainingJobStatus : ConstantClass
{
    /// <summary>Completed</summary>
    public static readonly TrainingJobStatus Completed = new("Completed");

    /// <summary>Deleting</summary>
    public static readonly TrainingJobStatus Deleting = new("Deleting");

    /// <summary>Failed</summary>
    public static readonly TrainingJobStatus Failed = new("Failed");

    /// <summary>InProgress</summary>
    public static readonly TrainingJobStatus InProgress = new("InProgress");

    /// <summary>Stopped</summary>
    public static readonly TrainingJobStatus Stopped = new("Stopped");

    /// <summary>Stopping</summary>
    public static readonly TrainingJobStatus Stopping = new("Stopping");

    /// <summary>Makes a value that has no constant here.</summary>
    public TrainingJobStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static TrainingJobStatus FindValue(string value) => FindValue<TrainingJobStatus>(value);

    /// <summary>The constant for a value, or a new one where there is none.</summary>
    public static implicit operator TrainingJobStatus(string value) => FindValue(value);
}
