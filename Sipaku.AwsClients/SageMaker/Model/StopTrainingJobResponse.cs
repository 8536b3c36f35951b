using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The answer to a stop request; it says nothing.</summary>
public partial class StopTrainingJobResponse : AmazonWebServiceResponse
{
}
