using Amazon.Runtime;

namespace Amazon.SageMakerRuntime.Model;

/// <summary>An inference.</summary>
public partial class InvokeEndpointResponse : AmazonWebServiceResponse
{
    /// <summary>The answer of the model, in the format of its content type.</summary>
    public MemoryStream Body { get; set; }

    /// <summary>The session that the request closed.</summary>
    public string ClosedSessionId { get; set; }

    /// <summary>The MIME type of the answer.</summary>
    public string ContentType { get; set; }

    /// <summary>Attributes given back by the model.</summary>
    public string CustomAttributes { get; set; }

    /// <summary>The variant that answered.</summary>
    public string InvokedProductionVariant { get; set; }

    /// <summary>The session that the request opened.</summary>
    public string NewSessionId { get; set; }
}
