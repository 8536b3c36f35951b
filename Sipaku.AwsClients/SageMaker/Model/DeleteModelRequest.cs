namespace Amazon.SageMaker.Model;

/// <summary>Deletes a model. Its artifact in S3 stays.</summary>
public partial class DeleteModelRequest : AmazonSageMakerRequest
{
    /// <summary>The name. Required; at most 63 characters.</summary>
    public string ModelName { get; set; }
}
