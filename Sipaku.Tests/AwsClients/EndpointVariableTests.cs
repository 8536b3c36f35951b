using Amazon;
using Amazon.ElasticMapReduce;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Xunit;

namespace Sipaku.Tests.AwsClients;

// Environment variables belong to the whole process, so nothing else may make a client meanwhile.
[Collection(nameof(EndpointVariableTests))]
[CollectionDefinition(nameof(EndpointVariableTests), DisableParallelization = true)]
public class EndpointVariableTests
{
    [Theory]
    [InlineData("AWS_ENDPOINT_URL_EMR", "emr")]
    [InlineData("AWS_ENDPOINT_URL_SAGEMAKER", "sagemaker")]
    [InlineData("AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME", "runtime")]
    public void Each_service_has_its_own_endpoint_variable(string variable, string service)
    {
        string? before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, "http://127.0.0.1:4567");
        try
        {
            using AmazonServiceClient sdk = service switch
            {
                "emr" => new AmazonElasticMapReduceClient("id", "secret", new AmazonElasticMapReduceConfig { RegionEndpoint = RegionEndpoint.EUWest1 }),
                "sagemaker" => new AmazonSageMakerClient("id", "secret", new AmazonSageMakerConfig { RegionEndpoint = RegionEndpoint.EUWest1 }),
                _ => new AmazonSageMakerRuntimeClient("id", "secret", new AmazonSageMakerRuntimeConfig { RegionEndpoint = RegionEndpoint.EUWest1 }),
            };

            Assert.Equal("http://127.0.0.1:4567", sdk.Config.ServiceURL.TrimEnd('/'));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }
}
