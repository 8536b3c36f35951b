using System.Net;
using Amazon.ElasticMapReduce;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Xunit;
using SageMaker = Amazon.SageMaker.Model;

namespace Sipaku.Tests.AwsClients;

public class ErrorTests
{
    public static TheoryData<ClientUnderTest, string, string, Type> Errors() => new()
    {
        { ClientUnderTest.Emr, "RunJobFlow", "InternalServerError", typeof(AmazonElasticMapReduceException) },
        { ClientUnderTest.Emr, "DescribeCluster", "InternalServerException", typeof(AmazonElasticMapReduceException) },
        { ClientUnderTest.Emr, "DescribeStep", "InvalidRequestException", typeof(AmazonElasticMapReduceException) },
        { ClientUnderTest.Emr, "RunJobFlow", "ValidationException", typeof(AmazonElasticMapReduceException) },
        { ClientUnderTest.SageMaker, "CreateTrainingJob", "ResourceInUse", typeof(SageMaker.ResourceInUseException) },
        { ClientUnderTest.SageMaker, "CreateTrainingJob", "ResourceLimitExceeded", typeof(AmazonSageMakerException) },
        { ClientUnderTest.SageMaker, "DescribeTrainingJob", "ResourceNotFound", typeof(SageMaker.ResourceNotFoundException) },
        { ClientUnderTest.SageMaker, "UpdateEndpoint", "ConflictException", typeof(SageMaker.ConflictException) },
        { ClientUnderTest.SageMaker, "DescribeEndpoint", "ValidationException", typeof(AmazonSageMakerException) },
        { ClientUnderTest.Runtime, "InvokeEndpoint", "InternalDependencyException", typeof(AmazonSageMakerRuntimeException) },
        { ClientUnderTest.Runtime, "InvokeEndpoint", "InternalFailure", typeof(AmazonSageMakerRuntimeException) },
        { ClientUnderTest.Runtime, "InvokeEndpoint", "ModelError", typeof(ModelErrorException) },
        { ClientUnderTest.Runtime, "InvokeEndpoint", "ModelNotReadyException", typeof(AmazonSageMakerRuntimeException) },
        { ClientUnderTest.Runtime, "InvokeEndpoint", "ServiceUnavailable", typeof(AmazonSageMakerRuntimeException) },
        { ClientUnderTest.Runtime, "InvokeEndpoint", "ValidationError", typeof(AmazonSageMakerRuntimeException) },
        { ClientUnderTest.Runtime, "InvokeEndpoint", "AccessDeniedException", typeof(AmazonSageMakerRuntimeException) },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_response_becomes_the_exception_of_its_code(ClientUnderTest client, string operation, string code, Type expected)
    {
        foreach (string written in new[] { code, $"com.amazonaws.service#{code}" })
        {
            StubResponse response = StubResponse.Error(400, written, "what went wrong") with { Headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = "r-1" } };
            using AmazonServiceClient sdk = client.Create(new StubHttp(response));

            AmazonServiceException thrown = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.CallAsync(sdk, operation, Request(client, operation)));

            Assert.Equal(expected, thrown.GetType());
            Assert.Equal(code, thrown.ErrorCode);
            Assert.Equal("what went wrong", thrown.Message);
            Assert.Equal(HttpStatusCode.BadRequest, thrown.StatusCode);
            Assert.Equal("r-1", thrown.RequestId);
        }
    }

    [Fact]
    public async Task The_error_type_header_names_the_error_of_a_rest_service()
    {
        StubResponse response = new(
            424,
            """{"Message":"Received client error (400) from primary","OriginalStatusCode":400,"OriginalMessage":"bad row"}""",
            new Dictionary<string, string> { ["x-amzn-ErrorType"] = "ModelError:http://internal.amazon.com/" });
        using AmazonServiceClient sdk = ClientUnderTest.Runtime.Create(new StubHttp(response));

        ModelErrorException thrown = await Assert.ThrowsAsync<ModelErrorException>(() => ClientUnderTest.Runtime.CallAsync(sdk, "InvokeEndpoint", new InvokeEndpointRequest { EndpointName = "e" }));

        Assert.Equal("ModelError", thrown.ErrorCode);
        Assert.Equal(400, thrown.OriginalStatusCode);
        Assert.Equal("bad row", thrown.OriginalMessage);
    }

    [Fact]
    public async Task An_error_that_is_no_json_is_still_an_exception_of_the_service()
    {
        using AmazonServiceClient sdk = ClientUnderTest.SageMaker.Create(new StubHttp(new StubResponse(502, "<html>Bad Gateway</html>")));

        AmazonServiceException thrown = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => ClientUnderTest.SageMaker.CallAsync(sdk, "ListModels", new SageMaker.ListModelsRequest()));

        Assert.Equal(HttpStatusCode.BadGateway, thrown.StatusCode);
    }

    [Theory]
    [InlineData(500, "InternalFailure")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(400, "ThrottlingException")]
    public async Task The_sdk_pipeline_retries_service_faults_and_throttles(int status, string code)
    {
        StubHttp http = new(StubResponse.Error(status, code), StubResponse.Ok("""{"Models":[]}"""));
        using AmazonServiceClient sdk = ClientUnderTest.SageMaker.Create(http, retries: 1);

        ListModelsResponse response = (SageMaker.ListModelsResponse)await ClientUnderTest.SageMaker.CallAsync(sdk, "ListModels", new SageMaker.ListModelsRequest());

        Assert.Empty(response.Models);
        Assert.Equal(2, http.Sent.Count);
        Assert.Equal(http.Sent[0].Text, http.Sent[1].Text);
    }

    [Fact]
    public async Task The_sdk_pipeline_does_not_retry_a_quota_error()
    {
        StubHttp http = new(StubResponse.Error(400, "ResourceLimitExceeded"));
        using AmazonServiceClient sdk = ClientUnderTest.SageMaker.Create(http, retries: 3);

        await Assert.ThrowsAsync<AmazonSageMakerException>(
            () => ClientUnderTest.SageMaker.CallAsync(sdk, "CreateTrainingJob", new SageMaker.CreateTrainingJobRequest()));

        Assert.Single(http.Sent);
    }

    private static object Request(ClientUnderTest client, string operation)
    {
        object request = Activator.CreateInstance(client.RequestType(operation))!;
        client.RequestType(operation).GetProperty("EndpointName")?.SetValue(request, "e");
        return request;
    }
}
