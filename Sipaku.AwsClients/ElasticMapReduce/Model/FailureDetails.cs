namespace Amazon.ElasticMapReduce.Model;

/// <summary>Why a step failed.</summary>
public partial class FailureDetails
{
    /// <summary>The log file in S3 in which the failure was found.</summary>
    public string LogFile { get; set; }

    /// <summary>The error found in the log.</summary>
    public string Message { get; set; }

    /// <summary>The kind of failure, such as "Unknown Error".</summary>
    public string Reason { get; set; }
}
