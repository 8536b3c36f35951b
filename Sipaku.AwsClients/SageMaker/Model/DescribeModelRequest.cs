namespace Amazon.SageMaker.Model;

/// <summary>Asks for a model. A missing one is a ValidationException, "Could not find model".</summary>
public partial class DescribeModelRequest : AmazonSageMakerRequest
{
    /// <summary>The name. Required; at most 63 characters.</summary>
    public string ModelName { get; set; }
}
