namespace Amazon.ElasticMapReduce.Model;

/// <summary>Adds steps to a running cluster. The call has no idempotency token: sending it twice adds the steps twice.</summary>
public partial class AddJobFlowStepsRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the cluster, such as j-3H6EATEXAMPLE. Required.</summary>
    public string JobFlowId { get; set; }

    /// <summary>The steps to run, in this order. Required.</summary>
    public List<StepConfig> Steps { get; set; }
}
