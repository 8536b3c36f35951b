using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SageMaker.Model;

namespace Amazon.SageMaker;

/// <summary>
/// Amazon SageMaker: the operations in use here, with the signatures of the AWS SDK for .NET V4. Errors that have no type of their own,
/// such as ThrottlingException, are <see cref="AmazonSageMakerException"/> with that <see cref="AmazonServiceException.ErrorCode"/>.
/// </summary>
public partial interface IAmazonSageMaker : IAmazonService, IDisposable
{
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSageMakerConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonSageMakerConfig config)
        {
            throw new AmazonClientException("ClientConfig is not of type AmazonSageMakerConfig to create AmazonSageMakerClient");
        }

        return awsCredentials is null ? new AmazonSageMakerClient(config) : new AmazonSageMakerClient(awsCredentials, config);
    }

    /// <summary>The endpoint that a request would go to.</summary>
    /// <param name="request">The request.</param>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    /// <summary>Adds or overwrites tags of a resource.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/AddTags">API reference</seealso>
    Task<AddTagsResponse> AddTagsAsync(AddTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates an endpoint. An existing one of that name is an error with code ValidationException.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/CreateEndpoint">API reference</seealso>
    Task<CreateEndpointResponse> CreateEndpointAsync(CreateEndpointRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates an endpoint configuration.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/CreateEndpointConfig">API reference</seealso>
    Task<CreateEndpointConfigResponse> CreateEndpointConfigAsync(CreateEndpointConfigRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates a model.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/CreateModel">API reference</seealso>
    Task<CreateModelResponse> CreateModelAsync(CreateModelRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a training job.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <exception cref="ResourceInUseException">See the type.</exception>
    /// <exception cref="ResourceNotFoundException">See the type.</exception>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/CreateTrainingJob">API reference</seealso>
    Task<CreateTrainingJobResponse> CreateTrainingJobAsync(CreateTrainingJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes an endpoint. Its configuration and models stay.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/DeleteEndpoint">API reference</seealso>
    Task<DeleteEndpointResponse> DeleteEndpointAsync(DeleteEndpointRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes an endpoint configuration.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/DeleteEndpointConfig">API reference</seealso>
    Task<DeleteEndpointConfigResponse> DeleteEndpointConfigAsync(DeleteEndpointConfigRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a model. Its artifact stays.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/DeleteModel">API reference</seealso>
    Task<DeleteModelResponse> DeleteModelAsync(DeleteModelRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives an endpoint.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/DescribeEndpoint">API reference</seealso>
    Task<DescribeEndpointResponse> DescribeEndpointAsync(DescribeEndpointRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives an endpoint configuration.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/DescribeEndpointConfig">API reference</seealso>
    Task<DescribeEndpointConfigResponse> DescribeEndpointConfigAsync(DescribeEndpointConfigRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a model.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/DescribeModel">API reference</seealso>
    Task<DescribeModelResponse> DescribeModelAsync(DescribeModelRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a training job.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <exception cref="ResourceNotFoundException">See the type.</exception>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/DescribeTrainingJob">API reference</seealso>
    Task<DescribeTrainingJobResponse> DescribeTrainingJobAsync(DescribeTrainingJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists endpoint configurations.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/ListEndpointConfigs">API reference</seealso>
    Task<ListEndpointConfigsResponse> ListEndpointConfigsAsync(ListEndpointConfigsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists endpoints.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/ListEndpoints">API reference</seealso>
    Task<ListEndpointsResponse> ListEndpointsAsync(ListEndpointsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists models.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/ListModels">API reference</seealso>
    Task<ListModelsResponse> ListModelsAsync(ListModelsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of a resource.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/ListTags">API reference</seealso>
    Task<ListTagsResponse> ListTagsAsync(ListTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists training jobs.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/ListTrainingJobs">API reference</seealso>
    Task<ListTrainingJobsResponse> ListTrainingJobsAsync(ListTrainingJobsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a training job.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <exception cref="ResourceNotFoundException">See the type.</exception>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/StopTrainingJob">API reference</seealso>
    Task<StopTrainingJobResponse> StopTrainingJobAsync(StopTrainingJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deploys another configuration on an endpoint.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/UpdateEndpoint">API reference</seealso>
    Task<UpdateEndpointResponse> UpdateEndpointAsync(UpdateEndpointRequest request, CancellationToken cancellationToken = default);
}
