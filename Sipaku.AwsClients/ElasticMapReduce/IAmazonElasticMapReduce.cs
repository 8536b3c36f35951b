using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ElasticMapReduce;

/// <summary>
/// Amazon EMR: the operations in use here, with the signatures of the AWS SDK for .NET V4. Errors that have no type of their own,
/// such as ThrottlingException, are <see cref="AmazonElasticMapReduceException"/> with that <see cref="AmazonServiceException.ErrorCode"/>.
/// </summary>
public partial interface IAmazonElasticMapReduce : IAmazonService, IDisposable
{
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonElasticMapReduceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonElasticMapReduceConfig config)
        {
            throw new AmazonClientException("ClientConfig is not of type AmazonElasticMapReduceConfig to create AmazonElasticMapReduceClient");
        }

        return awsCredentials is null ? new AmazonElasticMapReduceClient(config) : new AmazonElasticMapReduceClient(awsCredentials, config);
    }

    /// <summary>The endpoint that a request would go to.</summary>
    /// <param name="request">The request.</param>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    /// <summary>Adds steps to a running cluster. No idempotency token: a call that is sent twice adds them twice.</summary>
    /// <remarks>
    /// The SDK sends a call again after an error (<see cref="ClientConfig.MaxErrorRetry"/>) and, whatever that is, after a connection that was
    /// lost (<see cref="ClientConfig.MaxStaleConnectionRetries"/>, 10 by default). For a call that must not be doubled set both to 0.
    /// </remarks>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/elasticmapreduce-2009-03-31/AddJobFlowSteps">API reference</seealso>
    Task<AddJobFlowStepsResponse> AddJobFlowStepsAsync(AddJobFlowStepsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Cancels pending or running steps.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/elasticmapreduce-2009-03-31/CancelSteps">API reference</seealso>
    Task<CancelStepsResponse> CancelStepsAsync(CancelStepsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a cluster in full.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/elasticmapreduce-2009-03-31/DescribeCluster">API reference</seealso>
    Task<DescribeClusterResponse> DescribeClusterAsync(DescribeClusterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a step in full.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/elasticmapreduce-2009-03-31/DescribeStep">API reference</seealso>
    Task<DescribeStepResponse> DescribeStepAsync(DescribeStepRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists clusters, newest first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/elasticmapreduce-2009-03-31/ListClusters">API reference</seealso>
    Task<ListClustersResponse> ListClustersAsync(ListClustersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the steps of a cluster, newest first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/elasticmapreduce-2009-03-31/ListSteps">API reference</seealso>
    Task<ListStepsResponse> ListStepsAsync(ListStepsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates a cluster and runs its steps. No idempotency token: a call that is sent twice makes two clusters.</summary>
    /// <remarks>
    /// The SDK sends a call again after an error (<see cref="ClientConfig.MaxErrorRetry"/>) and, whatever that is, after a connection that was
    /// lost (<see cref="ClientConfig.MaxStaleConnectionRetries"/>, 10 by default). For a call that must not be doubled set both to 0.
    /// </remarks>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/elasticmapreduce-2009-03-31/RunJobFlow">API reference</seealso>
    Task<RunJobFlowResponse> RunJobFlowAsync(RunJobFlowRequest request, CancellationToken cancellationToken = default);

    /// <summary>Terminates clusters.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/elasticmapreduce-2009-03-31/TerminateJobFlows">API reference</seealso>
    Task<TerminateJobFlowsResponse> TerminateJobFlowsAsync(TerminateJobFlowsRequest request, CancellationToken cancellationToken = default);
}
