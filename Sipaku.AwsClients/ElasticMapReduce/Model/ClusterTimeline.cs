namespace Amazon.ElasticMapReduce.Model;

/// <summary>The milestones of a cluster, in UTC.</summary>
public partial class ClusterTimeline
{
    /// <summary>When it was created.</summary>
    public DateTime? CreationDateTime { get; set; }
}
