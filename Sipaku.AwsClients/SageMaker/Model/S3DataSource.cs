namespace Amazon.SageMaker.Model;

/// <summary>Data of a channel in S3.</summary>
public partial class S3DataSource
{
    /// <summary>Whether each instance gets all of the data or a share; FullyReplicated when unset.</summary>
    public S3DataDistribution S3DataDistributionType { get; set; }

    /// <summary>Whether the URI is a prefix or a manifest. A prefix takes every object whose key starts with it. Required.</summary>
    public S3DataType S3DataType { get; set; }

    /// <summary>The URI. Required; at most 1024 characters.</summary>
    public string S3Uri { get; set; }
}
