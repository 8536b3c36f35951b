using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The ARN of a new model.</summary>
public partial class CreateModelResponse : AmazonWebServiceResponse
{
}
