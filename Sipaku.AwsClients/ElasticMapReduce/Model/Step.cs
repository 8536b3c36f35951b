namespace Amazon.ElasticMapReduce.Model;

/// <summary>A step in full.</summary>
public partial class Step
{
    /// <summary>The name of the step. Names are not unique.</summary>
    public string Name { get; set; }

    /// <summary>State, failure and timeline.</summary>
    public StepStatus Status { get; set; }
}
