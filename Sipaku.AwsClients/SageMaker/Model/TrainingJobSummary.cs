namespace Amazon.SageMaker.Model;

/// <summary>A training job in a list.</summary>
public partial class TrainingJobSummary
{
    /// <summary>When it was created, in UTC. Required.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>When its status last changed, in UTC.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The status in detail.</summary>
    public SecondaryStatus SecondaryStatus { get; set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTime? TrainingEndTime { get; set; }

    /// <summary>The ARN. Required; at most 256 characters.</summary>
    public string TrainingJobArn { get; set; }

    /// <summary>The name. Required; 1 to 63 characters.</summary>
    public string TrainingJobName { get; set; }

    /// <summary>The status. Required.</summary>
    public TrainingJobStatus TrainingJobStatus { get; set; }
}
