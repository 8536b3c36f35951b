namespace Amazon.ElasticMapReduce.Model;

/// <summary>Asks for a step in full.</summary>
public partial class DescribeStepRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster. Required; at most 256 characters.</summary>
    public string ClusterId { get; set; }

    /// <summary>The id of the step. Required.</summary>
    public string StepId { get; set; }
}
