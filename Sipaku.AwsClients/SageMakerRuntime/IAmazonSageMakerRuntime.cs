using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SageMakerRuntime.Model;

namespace Amazon.SageMakerRuntime;

/// <summary>
/// Amazon SageMaker Runtime: the operations in use here, with the signatures of the AWS SDK for .NET V4. Errors that have no type of their own,
/// such as ThrottlingException, are <see cref="AmazonSageMakerRuntimeException"/> with that <see cref="AmazonServiceException.ErrorCode"/>.
/// </summary>
public partial interface IAmazonSageMakerRuntime : IAmazonService, IDisposable
{
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSageMakerRuntimeConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonSageMakerRuntimeConfig config)
        {
            throw new AmazonClientException("ClientConfig is not of type AmazonSageMakerRuntimeConfig to create AmazonSageMakerRuntimeClient");
        }

        return awsCredentials is null ? new AmazonSageMakerRuntimeClient(config) : new AmazonSageMakerRuntimeClient(awsCredentials, config);
    }

    /// <summary>The endpoint that a request would go to.</summary>
    /// <param name="request">The request.</param>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    /// <summary>Asks a model behind an endpoint for an inference.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait; the request may have taken effect all the same.</param>
    /// <exception cref="ModelErrorException">See the type.</exception>
    /// <seealso href="https://docs.aws.amazon.com/goto/WebAPI/runtime.sagemaker-2017-05-13/InvokeEndpoint">API reference</seealso>
    Task<InvokeEndpointResponse> InvokeEndpointAsync(InvokeEndpointRequest request, CancellationToken cancellationToken = default);
}
