namespace Amazon.ElasticMapReduce.Model;

/// <summary>Lists the steps of a cluster, newest first, 50 a page.</summary>
public partial class ListStepsRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster. Required; at most 256 characters.</summary>
    public string ClusterId { get; set; }

    /// <summary>The position from which the page starts.</summary>
    public string Marker { get; set; }

    /// <summary>Only these steps, at most ten.</summary>
    public List<string> StepIds { get; set; }

    /// <summary>Only steps in one of these states.</summary>
    public List<StepState> StepStates { get; set; }
}
