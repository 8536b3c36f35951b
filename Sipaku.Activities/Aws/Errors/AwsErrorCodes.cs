using System.Collections.Frozen;

namespace Sipaku.Activities.Aws.Errors;

/// <summary>The services' error codes by what they ask of a caller.</summary>
internal static class AwsErrorCodes
{
    /// <summary>Those of the SDK's own retry policy (RetryPolicy.cs of aws-sdk-net), and EC2's, which EMR passes on.</summary>
    public static readonly FrozenSet<string> Throttling = Set(
        "BandwidthLimitExceeded",
        "EC2ThrottledException",
        "LimitExceededException",
        "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "SlowDown",
        "ThrottledException",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
        "TransactionInProgressException");

    /// <summary>An account's limit, which no short wait lifts. SageMaker's ResourceLimitExceeded is in no SDK retry list.</summary>
    public static readonly FrozenSet<string> Quota = Set(
        "AccountLimitExceededException",
        "InstanceLimitExceeded",
        "InstanceQuotaExceeded",
        "ResourceLimitExceeded",
        "ResourceLimitExceededException",
        "ServiceQuotaExceededException",
        "TooManyBuckets",
        "VcpuLimitExceeded");

    /// <summary>No machine of the kind is free.</summary>
    public static readonly FrozenSet<string> Capacity = Set(
        "CapacityError",
        "InsufficientCapacityException",
        "InsufficientHostCapacity",
        "InsufficientInstanceCapacity");

    /// <summary>The service's own trouble, whatever the HTTP status says.</summary>
    public static readonly FrozenSet<string> Fault = Set(
        "InternalError",
        "InternalFailure",
        "InternalFailureException",
        "InternalServerError",
        "InternalServerErrorException",
        "InternalServerException",
        "ModelNotReadyException",
        "OperationAborted",
        "RequestTimeout",
        "RequestTimeoutException",
        "ServiceUnavailable",
        "ServiceUnavailableException",
        "TransactionConflictException");

    /// <summary>The caller is known but may not.</summary>
    public static readonly FrozenSet<string> Denied = Set(
        "AccessDenied",
        "AccessDeniedException",
        "AuthorizationError",
        "NotAuthorized",
        "UnauthorizedOperation");

    /// <summary>The caller is not known.</summary>
    public static readonly FrozenSet<string> Credentials = Set(
        "ExpiredToken",
        "ExpiredTokenException",
        "IncompleteSignature",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "InvalidToken",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException",
        "RequestExpired",
        "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException");

    /// <summary>What the call is about is not there.</summary>
    public static readonly FrozenSet<string> Missing = Set(
        "NoSuchBucket",
        "ResourceNotFound",
        "ResourceNotFoundException",
        "TableNotFoundException");

    private static FrozenSet<string> Set(params string[] codes) => codes.ToFrozenSet(StringComparer.Ordinal);
}
