namespace Amazon.SageMaker.Model;

/// <summary>Files of a model in S3.</summary>
public partial class S3ModelDataSource
{
    /// <summary>Whether the files are one archive. Required.</summary>
    public ModelCompressionType CompressionType { get; set; }

    /// <summary>Whether the URI is a prefix or an object. Required.</summary>
    public S3ModelDataType S3DataType { get; set; }

    /// <summary>The URI. Required; at most 1024 characters.</summary>
    public string S3Uri { get; set; }
}
