using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>A page of training jobs.</summary>
public partial class ListTrainingJobsResponse : AmazonWebServiceResponse
{
    /// <summary>The position of the next page; null on the last one.</summary>
    public string NextToken { get; set; }

    /// <summary>The training jobs.</summary>
    public List<TrainingJobSummary> TrainingJobSummaries { get; set; }
}
