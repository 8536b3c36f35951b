namespace Amazon.SageMaker.Model;

/// <summary>The container of a model.</summary>
public partial class ContainerDefinition
{
    /// <summary>The host name, for pipelines of containers. At most 63 characters.</summary>
    public string ContainerHostname { get; set; }

    /// <summary>The environment variables. At most 100 entries.</summary>
    public Dictionary<string, string> Environment { get; set; }

    /// <summary>The registry path of the inference image. At most 255 characters.</summary>
    public string Image { get; set; }

    /// <summary>Whether the container holds one model or many.</summary>
    public ContainerMode Mode { get; set; }

    /// <summary>Where the model's files are, compressed or not.</summary>
    public ModelDataSource ModelDataSource { get; set; }

    /// <summary>The S3 URI of model.tar.gz, as a training job wrote it.</summary>
    public string ModelDataUrl { get; set; }

    /// <summary>The name or ARN of a model package. 1 to 176 characters.</summary>
    public string ModelPackageName { get; set; }
}
