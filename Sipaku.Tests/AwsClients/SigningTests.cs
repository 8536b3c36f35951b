using System.Text.RegularExpressions;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime;
using Amazon.SageMakerRuntime.Model;
using Xunit;

namespace Sipaku.Tests.AwsClients;

public partial class SigningTests
{
    public static TheoryData<ClientUnderTest, string, string> Services() => new()
    {
        { ClientUnderTest.Emr, "ListClusters", "elasticmapreduce" },
        { ClientUnderTest.SageMaker, "ListModels", "sagemaker" },
        { ClientUnderTest.Runtime, "InvokeEndpoint", "sagemaker" },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Requests_are_signed_with_version_4_for_service_and_region(ClientUnderTest client, string operation, string service)
    {
        StubHttp http = new(StubResponse.Ok());
        object request = client == ClientUnderTest.Runtime ? new InvokeEndpointRequest { EndpointName = "e" } : Activator.CreateInstance(client.RequestType(operation))!;

        using AmazonServiceClient sdk = client.Create(http, "ap-southeast-3");
        await client.CallAsync(sdk, operation, request);

        Match authorization = Authorization().Match(http.Sent[0].Headers["Authorization"]);
        Assert.True(authorization.Success, http.Sent[0].Headers["Authorization"]);
        Assert.Equal("ap-southeast-3", authorization.Groups["region"].Value);
        Assert.Equal(service, authorization.Groups["service"].Value);
        Assert.Contains("host", authorization.Groups["signed"].Value, StringComparison.Ordinal);
        Assert.True(http.Sent[0].Headers.ContainsKey("X-Amz-Date"));
    }

    [Fact]
    public async Task Temporary_credentials_send_their_session_token()
    {
        StubHttp http = new(StubResponse.Ok());
        using AmazonElasticMapReduceClient sdk = new(new SessionAWSCredentials("id", "secret", "token"), http.Configure(new AmazonElasticMapReduceConfig()));

        await sdk.ListClustersAsync(new ListClustersRequest());

        Assert.Equal("token", http.Sent[0].Headers["X-Amz-Security-Token"]);
    }

    [GeneratedRegex(@"^AWS4-HMAC-SHA256 Credential=id/\d{8}/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request, SignedHeaders=(?<signed>[^,]+), Signature=[0-9a-f]{64}$")]
    private static partial Regex Authorization();
}
