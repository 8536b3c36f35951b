namespace Amazon.SageMaker.Model;

/// <summary>Asks for a training job. A missing one is a ValidationException, "Requested resource not found".</summary>
public partial class DescribeTrainingJobRequest : AmazonSageMakerRequest
{
    /// <summary>The name. Required; 1 to 63 characters.</summary>
    public string TrainingJobName { get; set; }
}
