namespace Amazon.SageMaker.Model;

/// <summary>Lists the tags of a resource.</summary>
public partial class ListTagsRequest : AmazonSageMakerRequest
{
    /// <summary>The position from which the page starts. At most 8192 characters.</summary>
    public string NextToken { get; set; }

    /// <summary>The ARN of the resource. Required; at most 256 characters.</summary>
    public string ResourceArn { get; set; }
}
