namespace Amazon.ElasticMapReduce.Model;

/// <summary>A step in a list.</summary>
public partial class StepSummary
{
    /// <summary>The id of the step.</summary>
    public string Id { get; set; }

    /// <summary>The name of the step.</summary>
    public string Name { get; set; }

    /// <summary>State, failure and timeline.</summary>
    public StepStatus Status { get; set; }
}
