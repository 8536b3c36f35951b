using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A training job.</summary>
public partial class DescribeTrainingJobResponse : AmazonWebServiceResponse
{
    /// <summary>The algorithm and how it reads its input.</summary>
    public AlgorithmSpecification AlgorithmSpecification { get; set; }

    /// <summary>The seconds billed for each instance; times the instance count it is the basis of the cost.</summary>
    public int? BillableTimeInSeconds { get; set; }

    /// <summary>Why the job failed.</summary>
    public string FailureReason { get; set; }

    /// <summary>The last value of each metric.</summary>
    public List<MetricData> FinalMetricDataList { get; set; }

    /// <summary>The hyperparameters.</summary>
    public Dictionary<string, string> HyperParameters { get; set; }

    /// <summary>The channels.</summary>
    public List<Channel> InputDataConfig { get; set; }

    /// <summary>Where the model artifact is.</summary>
    public ModelArtifacts ModelArtifacts { get; set; }

    /// <summary>Where the model artifact was to go.</summary>
    public OutputDataConfig OutputDataConfig { get; set; }

    /// <summary>The instances.</summary>
    public ResourceConfig ResourceConfig { get; set; }

    /// <summary>The status in detail. Its values may change at any time: show it, do not decide by it.</summary>
    public SecondaryStatus SecondaryStatus { get; set; }

    /// <summary>The secondary statuses that the job went through.</summary>
    public List<SecondaryStatusTransition> SecondaryStatusTransitions { get; set; }

    /// <summary>How long the job may run.</summary>
    public StoppingCondition StoppingCondition { get; set; }

    /// <summary>The name.</summary>
    public string TrainingJobName { get; set; }

    /// <summary>The status.</summary>
    public TrainingJobStatus TrainingJobStatus { get; set; }
}
