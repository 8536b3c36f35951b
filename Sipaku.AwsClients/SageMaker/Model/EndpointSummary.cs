namespace Amazon.SageMaker.Model;

/// <summary>An endpoint in a list.</summary>
public partial class EndpointSummary
{
}
