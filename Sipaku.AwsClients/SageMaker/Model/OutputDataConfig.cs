namespace Amazon.SageMaker.Model;

/// <summary>Where a training job writes.</summary>
public partial class OutputDataConfig
{
    /// <summary>The S3 prefix; the artifact goes to {prefix}/{job name}/output/model.tar.gz. Required.</summary>
    public string S3OutputPath { get; set; }
}
