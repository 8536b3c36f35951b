using Amazon.Runtime;

namespace Amazon.SageMakerRuntime.Model;

/// <summary>An inference.</summary>
public partial class InvokeEndpointResponse : AmazonWebServiceResponse
{
    /// <summary>The answer of the model, in the format of its content type.</summary>
    public MemoryStream Body { get; set; }

    /// <summary>The MIME type of the answer.</summary>
    public string ContentType { get; set; }

    /// <summary>The variant that answered.</summary>
    public string InvokedProductionVariant { get; set; }
}
