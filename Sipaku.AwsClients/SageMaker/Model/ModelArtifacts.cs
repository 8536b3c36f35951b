namespace Amazon.SageMaker.Model;

/// <summary>Where the artifact of a training job is.</summary>
public partial class ModelArtifacts
{
    /// <summary>The S3 URI of model.tar.gz. Required.</summary>
    public string S3ModelArtifacts { get; set; }
}
