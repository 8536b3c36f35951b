using Amazon.Runtime;

namespace Amazon.SageMakerRuntime.Model;

/// <summary>Any request to Amazon SageMaker Runtime.</summary>
public partial class AmazonSageMakerRuntimeRequest : AmazonWebServiceRequest
{
}
