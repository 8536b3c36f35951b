using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Sipaku.AwsClients.Protocol;

namespace Amazon.ElasticMapReduce;

/// <summary>Amazon EMR over HTTPS, on the runtime pipeline of the AWS SDK for .NET. Thread-safe; one instance serves an application.</summary>
public partial class AmazonElasticMapReduceClient : AmazonServiceClient, IAmazonElasticMapReduce
{
    private static readonly JsonRequestMarshaller _marshaller = new(ElasticMapReduceService.Instance);

    /// <summary>Credentials from the SDK's default chain.</summary>
    public AmazonElasticMapReduceClient(AmazonElasticMapReduceConfig config)
        : base(config)
    {
    }

    /// <summary>Credentials of the caller's.</summary>
    public AmazonElasticMapReduceClient(AWSCredentials credentials, AmazonElasticMapReduceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>An access key.</summary>
    public AmazonElasticMapReduceClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonElasticMapReduceConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => ElasticMapReduceService.Instance;

    /// <inheritdoc/>
    public virtual Task<AddJobFlowStepsResponse> AddJobFlowStepsAsync(AddJobFlowStepsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<AddJobFlowStepsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CancelStepsResponse> CancelStepsAsync(CancelStepsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CancelStepsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeClusterResponse> DescribeClusterAsync(DescribeClusterRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeClusterResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeStepResponse> DescribeStepAsync(DescribeStepRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeStepResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListClustersResponse> ListClustersAsync(ListClustersRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListClustersResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListStepsResponse> ListStepsAsync(ListStepsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListStepsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RunJobFlowResponse> RunJobFlowAsync(RunJobFlowRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<RunJobFlowResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TerminateJobFlowsResponse> TerminateJobFlowsAsync(TerminateJobFlowsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<TerminateJobFlowsResponse>(request, cancellationToken);

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
            ResponseUnmarshaller = new ModelResponseUnmarshaller<TResponse>(ElasticMapReduceService.Instance),
        };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }
}
