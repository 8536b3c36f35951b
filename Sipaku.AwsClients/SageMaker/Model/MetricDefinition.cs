namespace Amazon.SageMaker.Model;

/// <summary>How a metric is read from the logs.</summary>
public partial class MetricDefinition
{
    /// <summary>The name of the metric. Required; 1 to 255 characters.</summary>
    public string Name { get; set; }

    /// <summary>The regular expression that finds its value. Required; 1 to 500 characters.</summary>
    public string Regex { get; set; }
}
