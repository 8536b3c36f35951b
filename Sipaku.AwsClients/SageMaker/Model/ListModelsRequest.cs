namespace Amazon.SageMaker.Model;

/// <summary>Lists models.</summary>
public partial class ListModelsRequest : AmazonSageMakerRequest
{
    /// <summary>Only those whose name contains this. At most 63 characters.</summary>
    public string NameContains { get; set; }

    /// <summary>The position from which the page starts. At most 8192 characters.</summary>
    public string NextToken { get; set; }
}
