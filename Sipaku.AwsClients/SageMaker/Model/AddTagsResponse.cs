using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>The tags of a resource after AddTags.</summary>
public partial class AddTagsResponse : AmazonWebServiceResponse
{
}
