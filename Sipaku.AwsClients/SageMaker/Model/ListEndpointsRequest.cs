namespace Amazon.SageMaker.Model;

/// <summary>Lists endpoints.</summary>
public partial class ListEndpointsRequest : AmazonSageMakerRequest
{
}
