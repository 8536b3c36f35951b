using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A page of tags.</summary>
public partial class ListTagsResponse : AmazonWebServiceResponse
{
    /// <summary>The position of the next page; null on the last one.</summary>
    public string NextToken { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; }
}
