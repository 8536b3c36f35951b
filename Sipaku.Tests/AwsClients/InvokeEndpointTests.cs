using System.Reflection;
using System.Text;
using System.Text.Json;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Sipaku.AwsSimulator.ServiceModels;
using Xunit;

namespace Sipaku.Tests.AwsClients;

public class InvokeEndpointTests
{
    [Fact]
    public async Task Members_go_to_path_headers_and_body_as_the_api_model_says()
    {
        StubHttp http = new(new StubResponse(200, "{}"));
        using AmazonSageMakerRuntimeClient sdk = new("id", "secret", http.Configure(new AmazonSageMakerRuntimeConfig()));
        InvokeEndpointRequest request = new()
        {
            EndpointName = "ServiceEndpoint",
            Body = new MemoryStream(Encoding.UTF8.GetBytes("1,2,3")),
            ContentType = "text/csv",
            Accept = "application/json",
        };

        await sdk.InvokeEndpointAsync(request);

        SentRequest sent = Assert.Single(http.Sent);
        Assert.Equal("POST", sent.Method);
        Assert.Equal("/endpoints/ServiceEndpoint/invocations", sent.Uri.AbsolutePath);
        Assert.Equal("1,2,3", sent.Text);
        JsonElement members = ServiceModel.SageMakerRuntime.Shape("InvokeEndpointInput").GetProperty("members");
        foreach (PropertyInfo property in typeof(InvokeEndpointRequest).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            JsonElement member = members.GetProperty(property.Name);
            if (member.TryGetProperty("location", out JsonElement location) && location.ValueEquals("header"))
            {
                Assert.Equal(property.GetValue(request), sent.Headers[member.GetProperty("locationName").GetString()!]);
            }
        }
    }

    [Fact]
    public async Task Response_headers_and_body_arrive()
    {
        Dictionary<string, string> headers = new()
        {
            ["Content-Type"] = "application/json",
            ["x-Amzn-Invoked-Production-Variant"] = "Users",
        };
        using AmazonSageMakerRuntimeClient sdk = new(
            "id", "secret", new StubHttp(new StubResponse(200, """{"predictions":[]}""", headers)).Configure(new AmazonSageMakerRuntimeConfig()));

        InvokeEndpointResponse response = await sdk.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = "e" });

        Assert.Equal("""{"predictions":[]}""", Encoding.UTF8.GetString(response.Body.ToArray()));
        Assert.Equal("application/json", response.ContentType);
        Assert.Equal("Users", response.InvokedProductionVariant);
    }

    [Fact]
    public async Task A_retry_sends_the_whole_body_again()
    {
        StubHttp http = new(StubResponse.Error(503, "ServiceUnavailable"), StubResponse.Ok());
        using AmazonSageMakerRuntimeClient sdk = new("id", "secret", http.Configure(new AmazonSageMakerRuntimeConfig(), retries: 1));

        await sdk.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = "e", Body = new MemoryStream(Encoding.UTF8.GetBytes("1,2")) });

        Assert.Equal(["1,2", "1,2"], http.Sent.Select(s => s.Text));
    }

    [Fact]
    public async Task A_request_without_an_endpoint_name_is_refused_before_it_is_sent()
    {
        using AmazonSageMakerRuntimeClient sdk = new("id", "secret", new StubHttp(StubResponse.Ok()).Configure(new AmazonSageMakerRuntimeConfig()));

        AmazonSageMakerRuntimeException thrown = await Assert.ThrowsAsync<AmazonSageMakerRuntimeException>(() => sdk.InvokeEndpointAsync(new InvokeEndpointRequest()));

        Assert.Contains("EndpointName", thrown.Message, StringComparison.Ordinal);
    }
}
