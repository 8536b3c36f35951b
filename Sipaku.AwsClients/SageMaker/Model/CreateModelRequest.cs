namespace Amazon.SageMaker.Model;

/// <summary>Creates a model from an image and its data.</summary>
public partial class CreateModelRequest : AmazonSageMakerRequest
{
    /// <summary>The role that reads the model's data and the image. 20 to 2048 characters.</summary>
    public string ExecutionRoleArn { get; set; }

    /// <summary>The name, unique in the account and region. Required; at most 63 characters.</summary>
    public string ModelName { get; set; }

    /// <summary>The container.</summary>
    public ContainerDefinition PrimaryContainer { get; set; }

    /// <summary>The tags. At most 50 entries.</summary>
    public List<Tag> Tags { get; set; }
}
