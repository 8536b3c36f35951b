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

    /// <summary>Attributes passed to the model as they are. At most 1024 characters.</summary>
    public string CustomAttributes { get; set; }

    /// <summary>A JMESPath expression that overrides the explainer's. 1 to 64 characters.</summary>
    public string EnableExplanations { get; set; }

    /// <summary>The name of the endpoint. Required; at most 63 characters.</summary>
    public string EndpointName { get; set; }

    /// <summary>The inference component to invoke. At most 63 characters.</summary>
    public string InferenceComponentName { get; set; }

    /// <summary>An id added to captured data. 1 to 64 characters.</summary>
    public string InferenceId { get; set; }

    /// <summary>A stateful session, or NEW_SESSION. At most 256 characters.</summary>
    public string SessionId { get; set; }

    /// <summary>The container to invoke directly. At most 63 characters.</summary>
    public string TargetContainerHostname { get; set; }

    /// <summary>The model to invoke on a multi-model endpoint. 1 to 1024 characters.</summary>
    public string TargetModel { get; set; }

    /// <summary>The variant to invoke, in place of one chosen by weight. At most 63 characters.</summary>
    public string TargetVariant { get; set; }
}
