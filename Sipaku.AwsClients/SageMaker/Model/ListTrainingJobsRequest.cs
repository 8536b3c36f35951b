namespace Amazon.SageMaker.Model;

/// <summary>Lists training jobs. The service throttles this call early; where a name is known, describe it instead.</summary>
public partial class ListTrainingJobsRequest : AmazonSageMakerRequest
{
    /// <summary>The size of a page. 1 to 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Only those whose name contains this. At most 63 characters.</summary>
    public string NameContains { get; set; }

    /// <summary>The position from which the page starts. At most 8192 characters.</summary>
    public string NextToken { get; set; }

    /// <summary>What to sort by; CreationTime when unset.</summary>
    public SortBy SortBy { get; set; }
}
