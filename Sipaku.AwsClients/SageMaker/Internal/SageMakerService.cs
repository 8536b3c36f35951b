#nullable enable
using Amazon.SageMaker.Model;
using Sipaku.AwsClients.Protocol;

namespace Amazon.SageMaker;

/// <summary>Amazon SageMaker as the protocol sees it.</summary>
internal static class SageMakerService
{
    public static RegionalEndpoints Endpoints { get; } =
        new("api.sagemaker", partition => partition is "aws" or "aws-us-gov" ? "api-fips.sagemaker" : "api.sagemaker-fips", "api.sagemaker-fips");

    public static Service Instance { get; } = new()
    {
        ServiceId = "SageMaker",
        Name = "Amazon.SageMaker",
        ApiVersion = "2017-07-24",
        TargetPrefix = "SageMaker",
        Errors = new Dictionary<string, Func<Runtime.Internal.ErrorResponse, Runtime.AmazonServiceException>>
        {
            ["ConflictException"] = e => new ConflictException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ResourceInUse"] = e => new ResourceInUseException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ResourceNotFound"] = e => new ResourceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        },
        UnknownError = e => new AmazonSageMakerException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };
}
