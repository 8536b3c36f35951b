using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A page of models.</summary>
public partial class ListModelsResponse : AmazonWebServiceResponse
{
    /// <summary>The models.</summary>
    public List<ModelSummary> Models { get; set; }

    /// <summary>The position of the next page; null on the last one.</summary>
    public string NextToken { get; set; }
}
