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

    /// <summary>Credentials from the SDK's default chain; region and endpoint from the environment.</summary>
    public AmazonSageMakerRuntimeClient()
        : base(new AmazonSageMakerRuntimeConfig())
    {
    }

    /// <summary>Credentials from the SDK's default chain.</summary>
    public AmazonSageMakerRuntimeClient(RegionEndpoint region)
        : base(new AmazonSageMakerRuntimeConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials from the SDK's default chain.</summary>
    public AmazonSageMakerRuntimeClient(AmazonSageMakerRuntimeConfig config)
        : base(config)
    {
    }

    /// <summary>Credentials of the caller's.</summary>
    public AmazonSageMakerRuntimeClient(AWSCredentials credentials)
        : this(credentials, new AmazonSageMakerRuntimeConfig())
    {
    }

    /// <summary>Credentials of the caller's.</summary>
    public AmazonSageMakerRuntimeClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSageMakerRuntimeConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials of the caller's.</summary>
    public AmazonSageMakerRuntimeClient(AWSCredentials credentials, AmazonSageMakerRuntimeConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>An access key.</summary>
    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSageMakerRuntimeConfig())
    {
    }

    /// <summary>An access key.</summary>
    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSageMakerRuntimeConfig { RegionEndpoint = region })
    {
    }

    /// <summary>An access key.</summary>
    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSageMakerRuntimeConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <summary>A temporary access key.</summary>
    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSageMakerRuntimeConfig())
    {
    }

    /// <summary>A temporary access key.</summary>
    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSageMakerRuntimeConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A temporary access key.</summary>
    public AmazonSageMakerRuntimeClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSageMakerRuntimeConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
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
