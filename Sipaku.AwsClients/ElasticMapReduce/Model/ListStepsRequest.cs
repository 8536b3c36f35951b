namespace Amazon.ElasticMapReduce.Model;

/// <summary>Lists the steps of a cluster, newest first, 50 a page.</summary>
public partial class ListStepsRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster. Required; at most 256 characters.</summary>
    public string ClusterId { get; set; }

    /// <summary>The position from which the page starts.</summary>
    public string Marker { get; set; }
}
