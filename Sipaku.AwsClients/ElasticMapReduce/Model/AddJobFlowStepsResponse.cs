using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>The ids of the steps added.</summary>
public partial class AddJobFlowStepsResponse : AmazonWebServiceResponse
{
    /// <summary>The ids of the steps, in the order of the request.</summary>
    public List<string> StepIds { get; set; }
}
