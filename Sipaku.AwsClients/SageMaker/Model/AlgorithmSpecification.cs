namespace Amazon.SageMaker.Model;

/// <summary>The algorithm of a training job.</summary>
public partial class AlgorithmSpecification
{
    /// <summary>The name or ARN of an algorithm resource, in place of an image. 1 to 170 characters.</summary>
    public string AlgorithmName { get; set; }

    /// <summary>Whether metrics are kept as a time series.</summary>
    public bool? EnableSageMakerMetricsTimeSeries { get; set; }

    /// <summary>How metrics are read from the logs of an image of one's own. Built-in algorithms bring theirs. At most 40 entries.</summary>
    public List<MetricDefinition> MetricDefinitions { get; set; }

    /// <summary>The registry path of the training image. At most 255 characters.</summary>
    public string TrainingImage { get; set; }

    /// <summary>How data reach the algorithm. Required.</summary>
    public TrainingInputMode TrainingInputMode { get; set; }
}
