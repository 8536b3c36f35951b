namespace Amazon.SageMakerRuntime.Model;

/// <summary>Asks a model behind an endpoint for an inference. Containers must answer within 60 s.</summary>
public partial class InvokeEndpointRequest : AmazonSageMakerRuntimeRequest
{
    /// <summary>The MIME type wanted of the answer. At most 1024 characters.</summary>
    public string Accept { get; set; }

    /// <summary>The input, in the format of the content type: at most 6291456 bytes. Required.</summary>
    public MemoryStream Body { get; set; }

    /// <summary>The MIME type of the input. At most 1024 characters.</summary>
    public string ContentType { get; set; }

    /// <summary>The name of the endpoint. Required; at most 63 characters.</summary>
    public string EndpointName { get; set; }
}
