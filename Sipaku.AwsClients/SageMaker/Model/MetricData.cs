namespace Amazon.SageMaker.Model;

/// <summary>A value of a metric.</summary>
public partial class MetricData
{
    /// <summary>The name of the metric. 1 to 255 characters.</summary>
    public string MetricName { get; set; }

    /// <summary>The value.</summary>
    public float? Value { get; set; }
}
