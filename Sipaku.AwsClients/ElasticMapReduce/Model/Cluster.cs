namespace Amazon.ElasticMapReduce.Model;

/// <summary>A cluster in full.</summary>
public partial class Cluster
{
    /// <summary>Whether the cluster terminates after its last step.</summary>
    public bool? AutoTerminate { get; set; }

    /// <summary>The id of the cluster. At most 256 characters.</summary>
    public string Id { get; set; }

    /// <summary>Where logs go in S3; unset means that no logs are kept.</summary>
    public string LogUri { get; set; }

    /// <summary>The name of the cluster. Names are not unique.</summary>
    public string Name { get; set; }

    /// <summary>State, reason and timeline.</summary>
    public ClusterStatus Status { get; set; }

    /// <summary>The tags of the cluster.</summary>
    public List<Tag> Tags { get; set; }
}
