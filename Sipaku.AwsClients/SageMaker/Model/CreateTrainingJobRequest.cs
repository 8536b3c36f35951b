namespace Amazon.SageMaker.Model;

/// <summary>Starts a training job. The name can never be used again: training jobs cannot be deleted by most callers.</summary>
public partial class CreateTrainingJobRequest : AmazonSageMakerRequest
{
    /// <summary>The algorithm and how it reads its input.</summary>
    public AlgorithmSpecification AlgorithmSpecification { get; set; }

    /// <summary>The hyperparameters, as strings: at most 100, each value at most 2500 characters.</summary>
    public Dictionary<string, string> HyperParameters { get; set; }

    /// <summary>The channels. 1 to 20 entries.</summary>
    public List<Channel> InputDataConfig { get; set; }

    /// <summary>Where the model artifact goes. Required.</summary>
    public OutputDataConfig OutputDataConfig { get; set; }

    /// <summary>The instances.</summary>
    public ResourceConfig ResourceConfig { get; set; }

    /// <summary>The role that the job assumes. Required; 20 to 2048 characters.</summary>
    public string RoleArn { get; set; }

    /// <summary>How long the job may run.</summary>
    public StoppingCondition StoppingCondition { get; set; }

    /// <summary>The tags. At most 50 entries.</summary>
    public List<Tag> Tags { get; set; }

    /// <summary>The name, unique in the account and region. Required; 1 to 63 characters.</summary>
    public string TrainingJobName { get; set; }
}
