using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SageMakerRuntime.Model;
using Sipaku.AwsClients.Protocol;

namespace Amazon.SageMakerRuntime;

/// <summary>Amazon SageMaker Runtime over HTTPS, on the runtime pipeline of the AWS SDK for .NET. Thread-safe; one instance serves an application.</summary>
public partial class AmazonSageMakerRuntimeClient : AmazonServiceClient, IAmazonSageMakerRuntime
{
    private static readonly InvokeEndpointRequestMarshaller _invokeEndpointMarshaller = new(SageMakerRuntimeService.Instance);
    private static readonly InvokeEndpointResponseUnmarshaller _invokeEndpointUnmarshaller = new(SageMakerRuntimeService.Instance);

    /// <summary>Credentials from the SDK's default chain.</summary>
    public AmazonSageMakerRuntimeClient(AmazonSageMakerRuntimeConfig config)
        : base(config)
    {
    }

    /// <summary>Credentials of the caller's.</summary>
    public AmazonSageMakerRuntimeClient(AWSCredentials credentials, AmazonSageMakerRuntimeConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>An access key.</summary>
    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSageMakerRuntimeConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => SageMakerRuntimeService.Instance;

    /// <inheritdoc/>
    public virtual Task<InvokeEndpointResponse> InvokeEndpointAsync(InvokeEndpointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<InvokeEndpointResponse>(
            request,
            new InvokeOptions { RequestMarshaller = _invokeEndpointMarshaller, ResponseUnmarshaller = _invokeEndpointUnmarshaller },
            cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => PipelineSetup.Apply(pipeline);
}
