using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>Any request to Amazon SageMaker.</summary>
public partial class AmazonSageMakerRequest : AmazonWebServiceRequest
{
}
