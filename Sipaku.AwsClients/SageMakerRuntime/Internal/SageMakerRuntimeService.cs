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
            ["ModelError"] = e => new ModelErrorException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        },
        UnknownError = e => new AmazonSageMakerRuntimeException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };
}
