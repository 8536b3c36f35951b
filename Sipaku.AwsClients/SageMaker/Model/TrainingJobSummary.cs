namespace Amazon.SageMaker.Model;

/// <summary>A training job in a list.</summary>
public partial class TrainingJobSummary
{
    /// <summary>The ARN. Required; at most 256 characters.</summary>
    public string TrainingJobArn { get; set; }

    /// <summary>The name. Required; 1 to 63 characters.</summary>
    public string TrainingJobName { get; set; }
}
