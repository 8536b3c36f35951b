using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>The answer to a terminate request; it says nothing.</summary>
public partial class TerminateJobFlowsResponse : AmazonWebServiceResponse
{
}
