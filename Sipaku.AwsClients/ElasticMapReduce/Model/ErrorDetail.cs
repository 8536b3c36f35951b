namespace Amazon.ElasticMapReduce.Model;

/// <summary>An error that ended a cluster.</summary>
public partial class ErrorDetail
{
    /// <summary>The error as a code.</summary>
    public string ErrorCode { get; set; }

    /// <summary>The error as text.</summary>
    public string ErrorMessage { get; set; }
}
