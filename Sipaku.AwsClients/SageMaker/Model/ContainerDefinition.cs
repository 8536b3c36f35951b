namespace Amazon.SageMaker.Model;

/// <summary>The container of a model.</summary>
public partial class ContainerDefinition
{
    /// <summary>The registry path of the inference image. At most 255 characters.</summary>
    public string Image { get; set; }

    /// <summary>The S3 URI of model.tar.gz, as a training job wrote it.</summary>
    public string ModelDataUrl { get; set; }
}
