namespace Amazon.ElasticMapReduce.Model;

/// <summary>Whether the cancellation of one step was accepted.</summary>
public partial class CancelStepsInfo
{
    /// <summary>Why the request failed.</summary>
    public string Reason { get; set; }

    /// <summary>Whether the request was submitted.</summary>
    public CancelStepsRequestStatus Status { get; set; }

    /// <summary>The id of the step.</summary>
    public string StepId { get; set; }
}
