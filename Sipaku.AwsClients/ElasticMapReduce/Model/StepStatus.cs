namespace Amazon.ElasticMapReduce.Model;

/// <summary>The state of a step.</summary>
public partial class StepStatus
{
    /// <summary>Why the step failed.</summary>
    public FailureDetails FailureDetails { get; set; }

    /// <summary>The state.</summary>
    public StepState State { get; set; }

    /// <summary>Why the step is in this state.</summary>
    public StepStateChangeReason StateChangeReason { get; set; }

    /// <summary>When the step was created, started and ended.</summary>
    public StepTimeline Timeline { get; set; }
}
