using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class WaitForCompletionTests
{
    private const int LongEnough = 60_000;

    [Theory]
    [InlineData("Adds", HttpStatusCode.OK, "Completed", "1")]
    [InlineData("Breaks", HttpStatusCode.InternalServerError, "Failed", null)]
    public async Task A_finished_instance_is_answered_with_its_state(string name, HttpStatusCode status, string runtimeStatus, string? output)
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<DurableFunctions>();

        HttpResponseMessage response = await host.Http.PostAsync($"/api/finish/{name}?milliseconds={LongEnough}", null);
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(
            ["Name", "InstanceId", "CreatedAt", "LastUpdatedAt", "RuntimeStatus", "SerializedInput", "SerializedOutput", "SerializedCustomStatus"],
            body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(runtimeStatus, body.GetProperty("RuntimeStatus").GetString());
        Assert.Equal("[1]", body.GetProperty("SerializedInput").GetString());
        Assert.Equal(output, body.GetProperty("SerializedOutput").GetString());
    }

    [Fact]
    public async Task An_instance_that_has_not_finished_in_time_is_answered_with_where_to_ask()
    {
        await using FunctionsHost host = await FunctionsHost.StartAsync<DurableFunctions>();

        HttpResponseMessage response = await host.Http.PostAsync("/api/finish/Waits?milliseconds=1", null);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await host.Http.GetAsync(response.Headers.Location)).StatusCode);
    }
}
