using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The ARN of a new training job.</summary>
public partial class CreateTrainingJobResponse : AmazonWebServiceResponse
{
}
