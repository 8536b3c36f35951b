namespace Amazon.SageMaker.Model;

/// <summary>The algorithm of a training job.</summary>
public partial class AlgorithmSpecification
{
    /// <summary>The registry path of the training image. At most 255 characters.</summary>
    public string TrainingImage { get; set; }

    /// <summary>How data reach the algorithm. Required.</summary>
    public TrainingInputMode TrainingInputMode { get; set; }
}
