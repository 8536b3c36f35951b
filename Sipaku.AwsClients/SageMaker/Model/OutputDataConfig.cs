namespace Amazon.SageMaker.Model;

/// <summary>Where a training job writes.</summary>
public partial class OutputDataConfig
{
    /// <summary>Whether the artifact is compressed; GZIP when unset.</summary>
    public OutputCompressionType CompressionType { get; set; }

    /// <summary>The key that encrypts the artifact. At most 2048 characters.</summary>
    public string KmsKeyId { get; set; }

    /// <summary>The S3 prefix; the artifact goes to {prefix}/{job name}/output/model.tar.gz. Required.</summary>
    public string S3OutputPath { get; set; }
}
