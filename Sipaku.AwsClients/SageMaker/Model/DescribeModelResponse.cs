using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A model.</summary>
public partial class DescribeModelResponse : AmazonWebServiceResponse
{
    /// <summary>The container.</summary>
    public ContainerDefinition PrimaryContainer { get; set; }
}
