namespace Amazon.SageMaker.Model;

/// <summary>Where checkpoints go, for spot training.</summary>
public partial class CheckpointConfig
{
    /// <summary>The path in the container; /opt/ml/checkpoints when unset. At most 4096 characters.</summary>
    public string LocalPath { get; set; }

    /// <summary>The S3 prefix. Required.</summary>
    public string S3Uri { get; set; }
}
