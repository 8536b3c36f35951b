namespace Amazon.SageMaker.Model;

/// <summary>Adds or overwrites tags of a resource.</summary>
public partial class AddTagsRequest : AmazonSageMakerRequest
{
    /// <summary>The ARN of the resource. Required; at most 256 characters.</summary>
    public string ResourceArn { get; set; }

    /// <summary>The tags. Required; at most 50 entries.</summary>
    public List<Tag> Tags { get; set; }
}
