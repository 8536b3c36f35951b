namespace Amazon.ElasticMapReduce.Model;

/// <summary>A step in full.</summary>
public partial class Step
{
    /// <summary>What happens to the cluster when the step fails.</summary>
    public ActionOnFailure ActionOnFailure { get; set; }

    /// <summary>The program of the step.</summary>
    public HadoopStepConfig Config { get; set; }

    /// <summary>The runtime role of the step. At most 2048 characters.</summary>
    public string ExecutionRoleArn { get; set; }

    /// <summary>The id of the step.</summary>
    public string Id { get; set; }

    /// <summary>The name of the step. Names are not unique.</summary>
    public string Name { get; set; }

    /// <summary>State, failure and timeline.</summary>
    public StepStatus Status { get; set; }
}
