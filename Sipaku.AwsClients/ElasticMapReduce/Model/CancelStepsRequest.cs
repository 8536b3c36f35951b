namespace Amazon.ElasticMapReduce.Model;

/// <summary>Cancels pending or running steps. Idempotent and asynchronous; a step that is already ending may still complete.</summary>
public partial class CancelStepsRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster. Required; at most 256 characters.</summary>
    public string ClusterId { get; set; }

    /// <summary>How a running step is stopped; SEND_INTERRUPT when unset.</summary>
    public StepCancellationOption StepCancellationOption { get; set; }

    /// <summary>The steps to cancel. Required.</summary>
    public List<string> StepIds { get; set; }
}
