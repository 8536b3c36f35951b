namespace Amazon.SageMaker.Model;

/// <summary>Lists endpoint configurations.</summary>
public partial class ListEndpointConfigsRequest : AmazonSageMakerRequest
{
    /// <summary>Only those created after this time.</summary>
    public DateTime? CreationTimeAfter { get; set; }

    /// <summary>Only those created before this time.</summary>
    public DateTime? CreationTimeBefore { get; set; }

    /// <summary>The size of a page. 1 to 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Only those whose name contains this. At most 63 characters.</summary>
    public string NameContains { get; set; }

    /// <summary>The position from which the page starts. At most 8192 characters.</summary>
    public string NextToken { get; set; }

    /// <summary>What to sort by; CreationTime when unset.</summary>
    public EndpointConfigSortKey SortBy { get; set; }

    /// <summary>The order; Descending when unset.</summary>
    public OrderKey SortOrder { get; set; }
}
