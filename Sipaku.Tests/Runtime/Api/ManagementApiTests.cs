using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace Sipaku.Tests.Runtime.Api;

public class ManagementApiTests
{
    private const string Base = "/runtime/webhooks/durabletask";

    [Fact]
    public async Task Starting_by_name_answers_with_camelCase_links_that_work()
    {
        await using FunctionsHost host = await StartAsync();

        HttpResponseMessage started = await host.Http.PostAsync($"{Base}/orchestrators/Adds/sum 1", Json("[1,2,3]"));

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal("10", started.Headers.GetValues("Retry-After").Single());
        Assert.Contains("?taskHub=TestHubName&connection=", await started.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        JsonElement links = await started.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("sum 1", links.GetProperty("id").GetString());
        string status = links.GetProperty("statusQueryGetUri").GetString()!;
        Assert.Equal(started.Headers.Location!.OriginalString, status);
        Assert.StartsWith($"{host.Http.BaseAddress}runtime/webhooks/durabletask/instances/sum%201?", status, StringComparison.Ordinal);
        Assert.Equal(
            ["id", "purgeHistoryDeleteUri", "restartPostUri", "resumePostUri", "rewindPostUri", "sendEventPostUri", "statusQueryGetUri", "suspendPostUri", "terminatePostUri"],
            links.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        await host.Client.WaitForInstanceCompletionAsync("sum 1");

        JsonElement instance = await host.Http.GetFromJsonAsync<JsonElement>(status);

        Assert.Equal(
            """{"name":"Adds","instanceId":"sum 1","runtimeStatus":"Completed","input":[1,2,3],"customStatus":{"Step":"adding"},"output":6}""",
            Without(instance, "createdTime", "lastUpdatedTime"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", instance.GetProperty("createdTime").GetString()!);
    }

    [Fact]
    public async Task An_unfinished_instance_is_202_with_where_and_when_to_ask_again()
    {
        await using FunctionsHost host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "in", new StartOrchestrationOptions("w"));

        HttpResponseMessage response = await host.Http.GetAsync($"{Base}/instances/w?showInput=false");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("5", response.Headers.GetValues("Retry-After").Single());
        Assert.Equal($"{host.Http.BaseAddress}runtime/webhooks/durabletask/instances/w?showInput=false", response.Headers.Location!.OriginalString);
        JsonElement instance = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(JsonValueKind.Null, instance.GetProperty("input").ValueKind);
        Assert.False(instance.TryGetProperty("historyEvents", out _));
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("?returnInternalServerErrorOnFailure=true", HttpStatusCode.InternalServerError)]
    public async Task A_failed_instance_says_why(string query, HttpStatusCode expected)
    {
        await using FunctionsHost host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Breaks", null, new StartOrchestrationOptions("b"));
        await host.Client.WaitForInstanceCompletionAsync("b");

        HttpResponseMessage response = await host.Http.GetAsync($"{Base}/instances/b{query}");

        Assert.Equal(expected, response.StatusCode);
        JsonElement instance = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Failed", instance.GetProperty("runtimeStatus").GetString());
        Assert.Contains("Break broke", instance.GetProperty("output").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_joins_what_was_scheduled_with_what_came_of_it()
    {
        await using FunctionsHost host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Adds", new[] { 4, 5 }, new StartOrchestrationOptions("h"));
        await host.Client.WaitForInstanceCompletionAsync("h");

        JsonElement plain = await host.Http.GetFromJsonAsync<JsonElement>($"{Base}/instances/h?showHistory=true&showInput=false");
        JsonElement full = await host.Http.GetFromJsonAsync<JsonElement>($"{Base}/instances/h?showHistory=true&showHistoryOutput=true");

        JsonElement[] events = [.. full.GetProperty("historyEvents").EnumerateArray()];
        Assert.Equal(
            ["ExecutionStarted", "TaskCompleted", "TaskCompleted", "ExecutionCompleted"], events.Select(item => item.GetProperty("EventType").GetString()));
        Assert.Equal("Adds", events[0].GetProperty("FunctionName").GetString());
        Assert.Equal("Add", events[1].GetProperty("FunctionName").GetString());
        Assert.True(events[1].GetProperty("ScheduledTime").GetDateTime() <= events[1].GetProperty("Timestamp").GetDateTime());
        Assert.Equal([4, 9], events[1..3].Select(item => item.GetProperty("Result").GetInt32()));
        Assert.Equal("Completed", events[3].GetProperty("OrchestrationStatus").GetString());
        Assert.Equal(9, events[3].GetProperty("Result").GetInt32());
        Assert.All(plain.GetProperty("historyEvents").EnumerateArray(), item =>
        {
            Assert.False(item.TryGetProperty("Result", out _));
            Assert.False(item.TryGetProperty("Input", out _));
        });
    }

    [Fact]
    public async Task An_event_raised_lets_the_instance_go_on_and_a_finished_one_is_gone()
    {
        await using FunctionsHost host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", null, new StartOrchestrationOptions("e"));

        HttpResponseMessage raised = await host.Http.PostAsync($"{Base}/instances/e/raiseEvent/go", Json("\"now\""));
        OrchestrationMetadata finished = await host.Client.WaitForInstanceCompletionAsync("e", getInputsAndOutputs: true);
        HttpResponseMessage late = await host.Http.PostAsync($"{Base}/instances/e/raiseEvent/go", Json("\"now\""));

        Assert.Equal(HttpStatusCode.Accepted, raised.StatusCode);
        Assert.Equal("now", finished.ReadOutputAs<string>());
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Fact]
    public async Task Suspend_resume_and_terminate_are_accepted_and_do_what_they_say()
    {
        await using FunctionsHost host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", null, new StartOrchestrationOptions("s"));
        await host.Client.WaitForInstanceStartAsync("s");

        Assert.Equal(HttpStatusCode.Accepted, (await host.Http.PostAsync($"{Base}/instances/s/suspend?reason=lunch", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await host.Http.PostAsync($"{Base}/instances/s/resume?reason=back", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await host.Http.PostAsync($"{Base}/instances/s/terminate?reason=enough", null)).StatusCode);

        OrchestrationMetadata finished = await host.Client.WaitForInstanceCompletionAsync("s", getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, finished.RuntimeStatus);
        Assert.Equal("enough", finished.ReadOutputAs<string>());
    }

    [Theory]
    [InlineData("GET", "/instances/none", null, HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/instances/none", null, HttpStatusCode.NotFound)]
    [InlineData("POST", "/instances/none/terminate", null, HttpStatusCode.NotFound)]
    [InlineData("POST", "/instances/none/raiseEvent/x", "1", HttpStatusCode.NotFound)]
    [InlineData("POST", "/instances/w/raiseEvent/x", "{", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/instances/w/raiseEvent/x", "", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/instances/w/unknown", null, HttpStatusCode.NotFound)]
    [InlineData("PUT", "/instances/w", null, HttpStatusCode.NotFound)]
    [InlineData("POST", "/instances/none/rewind", null, HttpStatusCode.NotFound)]
    [InlineData("POST", "/instances/w/rewind", null, HttpStatusCode.PreconditionFailed)]
    [InlineData("DELETE", "/instances/w", null, HttpStatusCode.PreconditionFailed)]
    [InlineData("POST", "/instances/none/restart", null, HttpStatusCode.BadRequest)]
    [InlineData("POST", "/orchestrators/Unknown", "1", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/orchestrators/Adds", "[1", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/orchestrators/Waits/w", "1", HttpStatusCode.Conflict)]
    [InlineData("POST", "/orchestrators/Waits/a%2Fb", "1", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/instances", null, HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/instances?createdTimeFrom=2020-01-01&runtimeStatus=Nonsense", null, HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/instances?createdTimeFrom=2020-01-01&createdTimeTo=2020-01-02", null, HttpStatusCode.NotFound)]
    [InlineData("GET", "/entities/counter/1", null, HttpStatusCode.NotFound)]
    [InlineData("GET", "", null, HttpStatusCode.NotFound)]
    public async Task Wrong_requests_get_a_reason_in_one_line(string method, string path, string? body, HttpStatusCode expected)
    {
        await using FunctionsHost host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", null, new StartOrchestrationOptions("w"));
        using HttpRequestMessage request = new(new HttpMethod(method), Base + path) { Content = body is null ? null : Json(body) };

        HttpResponseMessage response = await host.Http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        string text = await response.Content.ReadAsStringAsync();
        JsonElement reason = JsonDocument.Parse(text).RootElement;
        Assert.NotEmpty((reason.ValueKind == JsonValueKind.String ? reason : reason.GetProperty("Message")).GetString()!);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public async Task An_event_that_is_no_JSON_by_its_type_is_refused()
    {
        await using FunctionsHost host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", null, new StartOrchestrationOptions("w"));

        HttpResponseMessage response = await host.Http.PostAsync($"{Base}/instances/w/raiseEvent/Go", new StringContent("1"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Only application/json request content is supported", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_are_filtered_and_paged()
    {
        await using FunctionsHost host = await StartAsync();
        foreach (string id in (string[])["a1", "a2", "a3", "b1"])
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", id, new StartOrchestrationOptions(id));
        }

        await host.Client.RaiseEventAsync("b1", "Go", "x");
        await host.Client.WaitForInstanceCompletionAsync("b1");

        HttpResponseMessage first = await host.Http.GetAsync($"{Base}/instances?instanceIdPrefix=a&top=2");
        using HttpRequestMessage next = new(HttpMethod.Get, $"{Base}/instances/?instanceIdPrefix=a&top=2");
        next.Headers.Add("x-ms-continuation-token", first.Headers.GetValues("x-ms-continuation-token"));
        HttpResponseMessage second = await host.Http.SendAsync(next);
        HttpResponseMessage completed = await host.Http.GetAsync($"{Base}/instances?runtimeStatus=Completed,Failed&showInput=false");

        Assert.Equal(["a1", "a2"], await IdsAsync(first));
        Assert.Equal(["a3"], await IdsAsync(second));
        Assert.False(second.Headers.Contains("x-ms-continuation-token"));
        Assert.Equal(["b1"], await IdsAsync(completed));
        Assert.Contains("\"input\":null", await completed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purges_remove_finished_instances_and_say_how_many()
    {
        await using FunctionsHost host = await StartAsync();
        foreach (string id in (string[])["p1", "p2", "p3"])
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Adds", new[] { 1 }, new StartOrchestrationOptions(id));
            await host.Client.WaitForInstanceCompletionAsync(id);
        }

        string one = await (await host.Http.DeleteAsync($"{Base}/instances/p1")).Content.ReadAsStringAsync();
        string many = await (await host.Http.DeleteAsync($"{Base}/instances?createdTimeFrom=2020-01-01T00:00:00Z&runtimeStatus=Completed")).Content.ReadAsStringAsync();

        Assert.Equal("""{"instancesDeleted":1}""", one);
        Assert.Equal("""{"instancesDeleted":2}""", many);
        Assert.Null(await host.Client.GetInstanceAsync("p2"));
    }

    [Fact]
    public async Task A_start_with_a_timeout_waits_for_the_output()
    {
        await using FunctionsHost host = await StartAsync();

        HttpResponseMessage finished = await host.Http.PostAsync($"{Base}/orchestrators/adds?timeout=60&pollingInterval=1", Json("[20,22]"));
        HttpResponseMessage unfinished = await host.Http.PostAsync($"{Base}/orchestrators/Waits?timeout=0&pollingInterval=0", Json("1"));
        HttpResponseMessage wrong = await host.Http.PostAsync($"{Base}/orchestrators/Waits?timeout=1&pollingInterval=2", Json("1"));

        Assert.Equal(HttpStatusCode.OK, finished.StatusCode);
        Assert.Equal("42", await finished.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Accepted, unfinished.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_restart_runs_again_with_the_same_input()
    {
        await using FunctionsHost host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Adds", new[] { 2, 3 }, new StartOrchestrationOptions("r"));
        await host.Client.WaitForInstanceCompletionAsync("r");

        HttpResponseMessage same = await host.Http.PostAsync($"{Base}/instances/r/restart?restartWithNewInstanceId=false", null);
        HttpResponseMessage other = await host.Http.PostAsync($"{Base}/instances/r/restart?timeout=60", null);

        Assert.Equal(HttpStatusCode.Accepted, same.StatusCode);
        Assert.Equal("r", (await same.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString());
        Assert.Equal("5", await other.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_starter_answers_as_the_management_API_does()
    {
        await using FunctionsHost host = await StartAsync();

        HttpResponseMessage response = await host.Http.PostAsync("/api/begin/mine", null);
        string elsewhere = await host.Http.GetStringAsync("/api/links");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("10", response.Headers.GetValues("Retry-After").Single());
        JsonElement links = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(response.Headers.Location!.OriginalString, links.GetProperty("statusQueryGetUri").GetString());
        Assert.Contains("/instances/mine/terminate?reason={text}&", links.GetProperty("terminatePostUri").GetString(), StringComparison.Ordinal);
        Assert.Contains("/instances/mine/raiseEvent/{eventName}?", links.GetProperty("sendEventPostUri").GetString(), StringComparison.Ordinal);
        Assert.StartsWith($"{host.Http.BaseAddress}runtime/webhooks/durabletask/instances/a%20b?", elsewhere, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_gets_the_durable_client_too()
    {
        await using FunctionsHost host = await StartAsync();
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Spawns");

        await host.Client.WaitForInstanceCompletionAsync(id);

        Assert.Equal("Waits", (await host.Client.GetInstanceAsync("child"))!.Name);
    }

    private static Task<FunctionsHost> StartAsync() => FunctionsHost.StartAsync<DurableFunctions>();

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static async Task<string[]> IdsAsync(HttpResponseMessage response)
        => [.. (await response.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(item => item.GetProperty("instanceId").GetString()!)];

    private static string Without(JsonElement element, params string[] names)
        => JsonSerializer.Serialize(element.EnumerateObject().Where(property => !names.Contains(property.Name)).ToDictionary(property => property.Name, property => property.Value));
}
