#nullable enable
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Sipaku.AwsClients.Protocol;

/// <summary>What the protocol needs to know of a service.</summary>
internal sealed class Service : IServiceMetadata
{
    /// <summary>The service id of the API model, which also names the service's own endpoint variable: "SageMaker Runtime" is AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME.</summary>
    public required string ServiceId { get; init; }

    /// <summary>The namespace that the official client gives as the service name.</summary>
    public required string Name { get; init; }

    /// <summary>The version date of the API.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>What stands before the operation in X-Amz-Target; null for a REST service.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>The error codes that callers tell apart by type, and the exceptions that they become.</summary>
    public IReadOnlyDictionary<string, Func<ErrorResponse, AmazonServiceException>> Errors { get; init; } =
        new Dictionary<string, Func<ErrorResponse, AmazonServiceException>>();

    /// <summary>The exception for any other error code.</summary>
    public required Func<ErrorResponse, AmazonServiceException> UnknownError { get; init; }

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();

    public static string OperationOf(AmazonWebServiceRequest request) => request.GetType().Name[..^"Request".Length];
}
