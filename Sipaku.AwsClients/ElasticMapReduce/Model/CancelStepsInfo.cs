namespace Amazon.ElasticMapReduce.Model;

/// <summary>Whether the cancellation of one step was accepted.</summary>
public partial class CancelStepsInfo
{
    /// <summary>Whether the request was submitted.</summary>
    public CancelStepsRequestStatus Status { get; set; }
}
