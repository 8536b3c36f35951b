using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SageMaker.Model;
using Sipaku.AwsClients.Protocol;

namespace Amazon.SageMaker;

/// <summary>Amazon SageMaker over HTTPS, on the runtime pipeline of the AWS SDK for .NET. Thread-safe; one instance serves an application.</summary>
public partial class AmazonSageMakerClient : AmazonServiceClient, IAmazonSageMaker
{
    private static readonly JsonRequestMarshaller _marshaller = new(SageMakerService.Instance);

    /// <summary>Credentials from the SDK's default chain.</summary>
    public AmazonSageMakerClient(AmazonSageMakerConfig config)
        : base(config)
    {
    }

    /// <summary>Credentials of the caller's.</summary>
    public AmazonSageMakerClient(AWSCredentials credentials, AmazonSageMakerConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>An access key.</summary>
    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSageMakerConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => SageMakerService.Instance;

    /// <inheritdoc/>
    public virtual Task<AddTagsResponse> AddTagsAsync(AddTagsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<AddTagsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateEndpointResponse> CreateEndpointAsync(CreateEndpointRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateEndpointResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateEndpointConfigResponse> CreateEndpointConfigAsync(CreateEndpointConfigRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateEndpointConfigResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateModelResponse> CreateModelAsync(CreateModelRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateModelResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateTrainingJobResponse> CreateTrainingJobAsync(CreateTrainingJobRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateTrainingJobResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteEndpointResponse> DeleteEndpointAsync(DeleteEndpointRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DeleteEndpointResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteEndpointConfigResponse> DeleteEndpointConfigAsync(DeleteEndpointConfigRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DeleteEndpointConfigResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteModelResponse> DeleteModelAsync(DeleteModelRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DeleteModelResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeEndpointResponse> DescribeEndpointAsync(DescribeEndpointRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeEndpointResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeEndpointConfigResponse> DescribeEndpointConfigAsync(DescribeEndpointConfigRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeEndpointConfigResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeModelResponse> DescribeModelAsync(DescribeModelRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeModelResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTrainingJobResponse> DescribeTrainingJobAsync(DescribeTrainingJobRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeTrainingJobResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListEndpointConfigsResponse> ListEndpointConfigsAsync(ListEndpointConfigsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListEndpointConfigsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListEndpointsResponse> ListEndpointsAsync(ListEndpointsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListEndpointsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListModelsResponse> ListModelsAsync(ListModelsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListModelsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsResponse> ListTagsAsync(ListTagsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListTagsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTrainingJobsResponse> ListTrainingJobsAsync(ListTrainingJobsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListTrainingJobsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StopTrainingJobResponse> StopTrainingJobAsync(StopTrainingJobRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<StopTrainingJobResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateEndpointResponse> UpdateEndpointAsync(UpdateEndpointRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<UpdateEndpointResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => PipelineSetup.Apply(pipeline);

    private Task<TResponse> SendAsync<TResponse>(AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new()
    {
        InvokeOptions options = new()
        {
            RequestMarshaller = _marshaller,
            ResponseUnmarshaller = new ModelResponseUnmarshaller<TResponse>(SageMakerService.Instance),
        };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }
}
