namespace Amazon.SageMaker.Model;

/// <summary>Where the data of a channel are.</summary>
public partial class DataSource
{
    /// <summary>The data in S3.</summary>
    public S3DataSource S3DataSource { get; set; }
}
