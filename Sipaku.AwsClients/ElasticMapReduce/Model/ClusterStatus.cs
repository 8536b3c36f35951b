namespace Amazon.ElasticMapReduce.Model;

/// <summary>The state of a cluster.</summary>
public partial class ClusterStatus
{
    /// <summary>Details of the errors that ended the cluster.</summary>
    public List<ErrorDetail> ErrorDetails { get; set; }

    /// <summary>The state.</summary>
    public ClusterState State { get; set; }

    /// <summary>Why the cluster is in this state.</summary>
    public ClusterStateChangeReason StateChangeReason { get; set; }

    /// <summary>When the cluster was created, ready and ended.</summary>
    public ClusterTimeline Timeline { get; set; }
}
