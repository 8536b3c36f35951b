namespace Amazon.SageMaker.Model;

/// <summary>Where the files of a model are.</summary>
public partial class ModelDataSource
{
    /// <summary>The files in S3.</summary>
    public S3ModelDataSource S3DataSource { get; set; }
}
