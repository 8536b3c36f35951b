namespace Amazon.SageMaker.Model;

/// <summary>Stops a training job. It gets 120 s to save what it has; the job ends as Stopped, which is no success.</summary>
public partial class StopTrainingJobRequest : AmazonSageMakerRequest
{
    /// <summary>The name. Required; 1 to 63 characters.</summary>
    public string TrainingJobName { get; set; }
}
