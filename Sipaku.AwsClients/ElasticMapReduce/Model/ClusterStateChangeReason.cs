namespace Amazon.ElasticMapReduce.Model;

/// <summary>Why a cluster is in its state.</summary>
public partial class ClusterStateChangeReason
{
    /// <summary>The reason as a code.</summary>
    public ClusterStateChangeReasonCode Code { get; set; }

    /// <summary>The reason as text.</summary>
    public string Message { get; set; }
}
