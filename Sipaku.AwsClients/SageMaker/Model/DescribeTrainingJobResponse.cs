using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A training job.</summary>
public partial class DescribeTrainingJobResponse : AmazonWebServiceResponse
{
    /// <summary>The algorithm and how it reads its input.</summary>
    public AlgorithmSpecification AlgorithmSpecification { get; set; }

    /// <summary>The seconds billed for each instance; times the instance count it is the basis of the cost.</summary>
    public int? BillableTimeInSeconds { get; set; }

    /// <summary>Where checkpoints go.</summary>
    public CheckpointConfig CheckpointConfig { get; set; }

    /// <summary>When it was created, in UTC.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>Whether traffic between instances is encrypted.</summary>
    public bool? EnableInterContainerTrafficEncryption { get; set; }

    /// <summary>Whether Spot instances are used.</summary>
    public bool? EnableManagedSpotTraining { get; set; }

    /// <summary>Whether the containers have no network access.</summary>
    public bool? EnableNetworkIsolation { get; set; }

    /// <summary>The environment variables of the container.</summary>
    public Dictionary<string, string> Environment { get; set; }

    /// <summary>Why the job failed.</summary>
    public string FailureReason { get; set; }

    /// <summary>The last value of each metric.</summary>
    public List<MetricData> FinalMetricDataList { get; set; }

    /// <summary>The hyperparameters.</summary>
    public Dictionary<string, string> HyperParameters { get; set; }

    /// <summary>The channels.</summary>
    public List<Channel> InputDataConfig { get; set; }

    /// <summary>When its status last changed, in UTC.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>Where the model artifact is.</summary>
    public ModelArtifacts ModelArtifacts { get; set; }

    /// <summary>Where the model artifact was to go.</summary>
    public OutputDataConfig OutputDataConfig { get; set; }

    /// <summary>The instances.</summary>
    public ResourceConfig ResourceConfig { get; set; }

    /// <summary>How often the job is retried after an InternalServerError.</summary>
    public RetryStrategy RetryStrategy { get; set; }

    /// <summary>The role that the job assumes.</summary>
    public string RoleArn { get; set; }

    /// <summary>The status in detail. Its values may change at any time: show it, do not decide by it.</summary>
    public SecondaryStatus SecondaryStatus { get; set; }

    /// <summary>The secondary statuses that the job went through.</summary>
    public List<SecondaryStatusTransition> SecondaryStatusTransitions { get; set; }

    /// <summary>How long the job may run.</summary>
    public StoppingCondition StoppingCondition { get; set; }

    /// <summary>When training ended, in UTC.</summary>
    public DateTime? TrainingEndTime { get; set; }

    /// <summary>The ARN.</summary>
    public string TrainingJobArn { get; set; }

    /// <summary>The name.</summary>
    public string TrainingJobName { get; set; }

    /// <summary>The status.</summary>
    public TrainingJobStatus TrainingJobStatus { get; set; }

    /// <summary>When training started, in UTC.</summary>
    public DateTime? TrainingStartTime { get; set; }

    /// <summary>The seconds of training.</summary>
    public int? TrainingTimeInSeconds { get; set; }

    /// <summary>The VPC of the containers.</summary>
    public VpcConfig VpcConfig { get; set; }
}
