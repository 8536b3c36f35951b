namespace Amazon.ElasticMapReduce.Model;

/// <summary>Why a step is in its state.</summary>
public partial class StepStateChangeReason
{
    /// <summary>The reason as text.</summary>
    public string Message { get; set; }
}
