using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Sipaku.AwsClients.Protocol;
using Xunit;

namespace Sipaku.Tests.AwsClients;

public class WireTests
{
    public static TheoryData<ClientUnderTest, string> JsonOperations()
    {
        TheoryData<ClientUnderTest, string> data = new();
        foreach (ClientUnderTest client in new[] { ClientUnderTest.Emr, ClientUnderTest.SageMaker })
        {
            foreach (string operation in client.Model.Operations)
            {
                data.Add(client, operation);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(JsonOperations))]
    public async Task A_request_with_every_member_set_is_sent_as_the_api_model_wants_it(ClientUnderTest client, string operation)
    {
        JsonObject sample = ShapeSamples.Of(client.Model, client.Model.InputShape(operation)!, client.RequestType(operation));
        object request = sample.Deserialize(client.RequestType(operation), WireFormat.Options)!;
        StubHttp http = new(StubResponse.Ok());

        using AmazonServiceClient sdk = client.Create(http);
        await client.CallAsync(sdk, operation, request);

        SentRequest sent = Assert.Single(http.Sent);
        Assert.Equal("POST", sent.Method);
        Assert.Equal("/", sent.Uri.AbsolutePath);
        Assert.Equal("application/x-amz-json-1.1", sent.Headers["Content-Type"]);
        Assert.Equal($"{client.Model.Metadata.GetProperty("targetPrefix").GetString()}.{operation}", sent.Headers["X-Amz-Target"]);
        JsonNode? body = JsonNode.Parse(sent.Text);
        Assert.Empty(client.Model.ValidateInput(operation, body));
        Assert.True(JsonNode.DeepEquals(sample, body), $"expected {sample.ToJsonString()}, sent {sent.Text}");
    }

    [Theory]
    [MemberData(nameof(JsonOperations))]
    public async Task Every_member_of_a_response_that_the_client_knows_arrives(ClientUnderTest client, string operation)
    {
        Type type = client.ResponseType(operation);
        (JsonObject? answer, JsonObject? known) = client.Model.OutputShape(operation) is { } shape
            ? (ShapeSamples.Of(client.Model, shape, type, withAllRequired: true), ShapeSamples.Of(client.Model, shape, type))
            : ([], []);
        Assert.Empty(client.Model.ValidateOutput(operation, answer));
        StubHttp http = new(StubResponse.Ok(answer.ToJsonString()));

        using AmazonServiceClient sdk = client.Create(http);
        object response = await client.CallAsync(sdk, operation, Activator.CreateInstance(client.RequestType(operation))!);

        JsonNode? received = JsonSerializer.SerializeToNode(response, type, WireFormat.Options);
        Assert.True(JsonNode.DeepEquals(known, received), $"expected {known.ToJsonString()}, received {received}");
        Assert.Equal(System.Net.HttpStatusCode.OK, ((AmazonWebServiceResponse)response).HttpStatusCode);
    }

    [Fact]
    public async Task Members_that_the_client_does_not_know_are_passed_over()
    {
        StubHttp http = new(StubResponse.Ok("""{"Cluster":{"Id":"j-1","NewMember":{"Deep":[1,{"x":2}]},"Status":{"State":"NEW_STATE"}},"Other":1}"""));
        using AmazonElasticMapReduceClient sdk = (Amazon.ElasticMapReduce.AmazonElasticMapReduceClient)ClientUnderTest.Emr.Create(http);

        DescribeClusterResponse response = await sdk.DescribeClusterAsync(new() { ClusterId = "j-1" });

        Assert.Equal("j-1", response.Cluster.Id);
        Assert.Equal("NEW_STATE", response.Cluster.Status.State.Value);
        Assert.Null(response.Cluster.Tags);
    }

    [Fact]
    public async Task An_empty_body_is_an_empty_response()
    {
        using AmazonSageMakerClient sdk = (Amazon.SageMaker.AmazonSageMakerClient)ClientUnderTest.SageMaker.Create(new StubHttp(new StubResponse(200, "")));

        DeleteModelResponse response = await sdk.DeleteModelAsync(new() { ModelName = "m" });

        Assert.Equal(System.Net.HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Fact]
    public async Task Unset_members_are_not_sent_and_empty_collections_are()
    {
        StubHttp http = new(StubResponse.Ok());
        using AmazonSageMakerClient sdk = (Amazon.SageMaker.AmazonSageMakerClient)ClientUnderTest.SageMaker.Create(http);

        await sdk.CreateModelAsync(new() { ModelName = "m", Tags = [] });

        Assert.Equal("""{"ModelName":"m","Tags":[]}""", http.Sent[0].Text);
    }

    [Fact]
    public void Timestamps_are_read_as_utc_from_seconds_and_from_text()
    {
        DateTime expected = new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc).AddMilliseconds(125);

        Assert.Equal(expected, JsonSerializer.Deserialize<DateTime>("1700000000.125", WireFormat.Options));
        Assert.Equal(expected, JsonSerializer.Deserialize<DateTime>("\"2023-11-14T22:13:20.125Z\"", WireFormat.Options));
        Assert.Equal(DateTimeKind.Utc, JsonSerializer.Deserialize<DateTime>("1700000000.125", WireFormat.Options).Kind);
    }
}
