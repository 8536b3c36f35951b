using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The answer to a delete request; it says nothing.</summary>
public partial class DeleteEndpointResponse : AmazonWebServiceResponse
{
}
