#nullable enable
using Amazon.SageMakerRuntime.Model;
using Sipaku.AwsClients.Protocol;

namespace Amazon.SageMakerRuntime;

/// <summary>Amazon SageMaker Runtime as the protocol sees it.</summary>
internal static class SageMakerRuntimeService
{
    public static RegionalEndpoints Endpoints { get; } =
        new(
            "runtime.sagemaker",
            partition => partition switch
            {
                "aws" => "runtime-fips.sagemaker",
                "aws-us-gov" => "runtime.sagemaker",
                _ => "runtime.sagemaker-fips",
            },
            "runtime.sagemaker-fips");

    public static Service Instance { get; } = new()
    {
        ServiceId = "SageMaker Runtime",
        Name = "Amazon.SageMakerRuntime",
        ApiVersion = "2017-05-13",
        Errors = new Dictionary<string, Func<Runtime.Internal.ErrorResponse, Runtime.AmazonServiceException>>
        {
            ["InternalDependencyException"] = e => new InternalDependencyException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["InternalFailure"] = e => new InternalFailureException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ModelError"] = e => new ModelErrorException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ModelNotReadyException"] = e => new ModelNotReadyException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ServiceUnavailable"] = e => new ServiceUnavailableException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
            ["ValidationError"] = e => new ValidationErrorException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        },
        UnknownError = e => new AmazonSageMakerRuntimeException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };
}
