using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A model.</summary>
public partial class DescribeModelResponse : AmazonWebServiceResponse
{
    /// <summary>The containers of an inference pipeline.</summary>
    public List<ContainerDefinition> Containers { get; set; }

    /// <summary>When it was created, in UTC.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>Whether the containers have no network access.</summary>
    public bool? EnableNetworkIsolation { get; set; }

    /// <summary>The role that reads the model's data and the image.</summary>
    public string ExecutionRoleArn { get; set; }

    /// <summary>The ARN.</summary>
    public string ModelArn { get; set; }

    /// <summary>The name.</summary>
    public string ModelName { get; set; }

    /// <summary>The container.</summary>
    public ContainerDefinition PrimaryContainer { get; set; }

    /// <summary>The VPC of the containers.</summary>
    public VpcConfig VpcConfig { get; set; }
}
