using System.Text.Json.Nodes;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Amazon.SageMaker;
using Sipaku.AwsSimulator;
using Sipaku.AwsSimulator.ServiceModels;
using Sipaku.AwsSimulator.Storage;
using Xunit;

namespace Sipaku.Tests.AwsSimulator;

public class RequestValidationTests
{
    [Theory]
    [InlineData("""{}""", "TrainingJobName is missing")]
    [InlineData("""{"TrainingJobName":"a_b"}""", "does not match")]
    [InlineData("""{"TrainingJobName":5}""", "TrainingJobName is no string")]
    [InlineData("""{"Nonsense":1}""", "Nonsense is no member of the structure")]
    [InlineData("""{"ResourceConfig":{"InstanceType":"ml.none"}}""", "ResourceConfig.InstanceType is 'ml.none', which is not one of the enumeration")]
    [InlineData("""{"InputDataConfig":[]}""", "InputDataConfig is 0 entries, below the minimum of 1")]
    [InlineData("""{"StoppingCondition":{"MaxRuntimeInSeconds":0}}""", "StoppingCondition.MaxRuntimeInSeconds is 0 , below the minimum of 1")]
    [InlineData("""{"StoppingCondition":{"MaxRuntimeInSeconds":1.5}}""", "StoppingCondition.MaxRuntimeInSeconds is no integer")]
    [InlineData("""{"InputDataConfig":[{"ChannelName":"x"}]}""", "InputDataConfig[0].DataSource is missing")]
    public void What_the_api_model_does_not_allow_is_found(string input, string problem)
    {
        IReadOnlyList<string> problems = ServiceModel.SageMaker.ValidateInput("CreateTrainingJob", JsonNode.Parse(input));

        Assert.Contains(problems, p => p.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_longer_than_allowed_is_found_and_supplementary_characters_count_once()
    {
        Assert.NotEmpty(ServiceModel.SageMaker.ValidateInput("DescribeModel", new JsonObject { ["ModelName"] = new string('a', 64) }));
        Assert.Empty(ServiceModel.Emr.ValidateShape("XmlStringMaxLen256", JsonValue.Create(string.Concat(Enumerable.Repeat("😀", 256)))));
        Assert.NotEmpty(ServiceModel.Emr.ValidateShape("XmlStringMaxLen256", JsonValue.Create("\u0001")));
    }

    [Fact]
    public async Task A_request_that_breaks_the_api_model_is_refused_and_recorded()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();

        AmazonSageMakerException refused = await Assert.ThrowsAsync<AmazonSageMakerException>(() => aws.SageMaker.DescribeEndpointAsync(new() { EndpointName = "no_underscores" }));

        Assert.Equal("ValidationException", refused.ErrorCode);
        Assert.StartsWith("1 validation error detected: EndpointName", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("DescribeEndpoint request: EndpointName", Assert.Single(aws.Simulator.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_signed_for_another_region_is_refused()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync(o => o with { Region = "ap-southeast-3" });

        AmazonElasticMapReduceException refused = await Assert.ThrowsAsync<AmazonElasticMapReduceException>(() => aws.Emr.ListClustersAsync(new ListClustersRequest()));

        Assert.Equal("InvalidSignatureException", refused.ErrorCode);
    }

    [Fact]
    public async Task An_unsigned_request_is_refused()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync();
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Post, aws.Simulator.Url) { Content = new StringContent("{}") };
        request.Headers.Add("X-Amz-Target", "SageMaker.ListModels");

        HttpResponseMessage response = await http.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("MissingAuthenticationTokenException", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_simulator_listens_on_loopback_only()
    {
        AwsSimulatorOptions options = new() { Buckets = new DirectoryBucketStore(Path.GetTempPath()), Url = "http://0.0.0.0:0" };

        await Assert.ThrowsAsync<ArgumentException>(() => AwsSimulatorHost.StartAsync(options));
    }

    [Fact]
    public async Task Simulated_time_passes_at_its_speed()
    {
        await using SimulatedAws aws = await SimulatedAws.StartAsync(o => o with { Speed = 60 });
        string id = (await aws.Emr.RunJobFlowAsync(Requests.Cluster())).JobFlowId;

        aws.Pass(TimeSpan.FromSeconds(4));

        Assert.Equal("BOOTSTRAPPING", (await aws.Emr.DescribeClusterAsync(new() { ClusterId = id })).Cluster.Status.State.Value);
    }
}
