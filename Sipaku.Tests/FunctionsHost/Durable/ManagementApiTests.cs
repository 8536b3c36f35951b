using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DurableTask.Core;
using Sipaku.Tests.FunctionsHost.Http;
using Sipaku.Tests.FunctionsHost.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.FunctionsHost.Durable;

[Collection(SharedHostTests.Name)]
public class ManagementApiTests(SharedHost shared)
{
    private const string Base = TestHost.ManagementPath;

    [Fact]
    public async Task Start_WhenAnswered_ShouldGiveLinksThatWork()
    {
        HttpResponseMessage started = await shared.Http.PostAsync($"{Base}/orchestrators/Adds/sum 1", TestHost.Json("[1,2,3]"));

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal("10", started.Headers.GetValues("Retry-After").Single());
        JsonElement links = await started.Content.ReadFromJsonAsync<JsonElement>();
        string status = links.GetProperty("statusQueryGetUri").GetString()!;
        Assert.Equal(started.Headers.Location!.OriginalString, status);
        Assert.StartsWith($"{shared.Http.BaseAddress}runtime/webhooks/durabletask/instances/sum+1?", status, StringComparison.Ordinal);
        Assert.DoesNotContain("code=", status, StringComparison.Ordinal);
        await shared.Host.EndAsync("sum 1");

        JsonElement instance = await shared.Http.GetFromJsonAsync<JsonElement>(status);

        Assert.Equal("[1,2,3]", instance.GetProperty("input").GetRawText());
        Assert.Equal("""{"Step":"adding"}""", instance.GetProperty("customStatus").GetRawText());
        Assert.Equal(6, instance.GetProperty("output").GetInt32());
    }

    [Fact]
    public async Task Start_WhenItNamesAVersion_ShouldReachTheOrchestrator()
    {
        HttpResponseMessage finished = await shared.Http.PostAsync($"{Base}/orchestrators/Tells?version=1.5&timeout=60&pollingInterval=0.05", null);

        Assert.Equal("\"1.5\"", await finished.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Status_WhenUnfinished_ShouldSayWhereAndWhenToAskAgain()
    {
        await shared.Host.StartInstanceAsync("Waits", "w1", "\"in\"");

        HttpResponseMessage response = await shared.Http.GetAsync($"{Base}/instances/w1?showInput=false");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.True(response.Headers.Contains("Retry-After"));
        Assert.StartsWith($"{shared.Http.BaseAddress}runtime/webhooks/durabletask/instances/w1", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("input").ValueKind);
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("?returnInternalServerErrorOnFailure=true", HttpStatusCode.InternalServerError)]
    public async Task Status_WhenFailed_ShouldSayWhy(string query, HttpStatusCode expected)
    {
        string id = $"b{query.Length}";
        await shared.Host.StartInstanceAsync("Breaks", id);
        await shared.Host.EndAsync(id);

        HttpResponseMessage response = await shared.Http.GetAsync($"{Base}/instances/{id}{query}");

        Assert.Equal(expected, response.StatusCode);
        Assert.Contains("Break broke", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("output").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_WhenAskedFor_ShouldJoinWhatWasScheduledWithWhatCameOfIt()
    {
        await shared.Host.StartInstanceAsync("Adds", "h", "[4,5]");
        await shared.Host.EndAsync("h");

        JsonElement full = await shared.Http.GetFromJsonAsync<JsonElement>($"{Base}/instances/h?showHistory=true&showHistoryOutput=true");

        JsonElement[] events = [.. full.GetProperty("historyEvents").EnumerateArray()];
        Assert.Equal(
            ["ExecutionStarted", "TaskCompleted", "TaskCompleted", "ExecutionCompleted"], events.Select(item => item.GetProperty("EventType").GetString()));
        Assert.Equal("Add", events[1].GetProperty("FunctionName").GetString());
        Assert.Equal([4, 9], events[1..3].Select(item => item.GetProperty("Result").GetInt32()));
    }

    [Fact]
    public async Task Event_WhenRaised_ShouldLetTheInstanceGoOn_AndAFinishedOneIsGone()
    {
        await shared.Host.StartInstanceAsync("Waits", "e");

        await shared.Host.RaiseEventAsync("e", "go", "\"now\"");
        OrchestrationState finished = await shared.Host.EndAsync("e");
        HttpResponseMessage late = await shared.Http.PostAsync($"{Base}/instances/e/raiseEvent/go", TestHost.Json("\"now\""));

        Assert.Equal("\"now\"", finished.Output);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Fact]
    public async Task SuspendResumeTerminate_WhenAccepted_ShouldDoWhatTheySay()
    {
        await shared.Host.StartInstanceAsync("Waits", "s");

        Assert.Equal(HttpStatusCode.Accepted, (await shared.Http.PostAsync($"{Base}/instances/s/suspend?reason=lunch", null)).StatusCode);
        await Eventually.HoldsAsync(() => StatusOf("s") == OrchestrationStatus.Suspended, "It was not suspended.");
        HttpResponseMessage twice = await shared.Http.PostAsync($"{Base}/instances/s/suspend?reason=lunch", null);
        Assert.Equal(HttpStatusCode.Accepted, (await shared.Http.PostAsync($"{Base}/instances/s/resume?reason=back", null)).StatusCode);
        await Eventually.HoldsAsync(() => StatusOf("s") == OrchestrationStatus.Running, "It was not resumed.");
        Assert.Equal(HttpStatusCode.Accepted, (await shared.Http.PostAsync($"{Base}/instances/s/terminate?reason=enough", null)).StatusCode);

        OrchestrationState finished = await shared.Host.EndAsync("s");
        Assert.Equal(OrchestrationStatus.Terminated, finished.OrchestrationStatus);
        Assert.Equal("enough", finished.Output);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Equal("Cannot suspend the orchestration instance s because instance is in the Suspended state.", await HttpBindingTests.ErrorOfAsync(twice));
    }

    [Fact]
    public async Task Rewind_WhenTheCauseIsMended_ShouldLetAFailedInstanceComplete()
    {
        await shared.Host.StartInstanceAsync("BreaksOnce", "rewound");
        Assert.Equal(OrchestrationStatus.Failed, (await shared.Host.EndAsync("rewound")).OrchestrationStatus);

        HttpResponseMessage rewound = await shared.Http.PostAsync($"{Base}/instances/rewound/rewind?reason=mended", null);

        Assert.Equal(HttpStatusCode.Accepted, rewound.StatusCode);
        Assert.Equal("\"mended\"", (await shared.Host.EndAsync("rewound")).Output);
    }

    [Fact]
    public async Task Restart_WhenFinished_ShouldRunAgainWithTheSameInput()
    {
        await shared.Host.StartInstanceAsync("Adds", "r", "[2,3]");
        await shared.Host.EndAsync("r");

        HttpResponseMessage same = await shared.Http.PostAsync($"{Base}/instances/r/restart?restartWithNewInstanceId=false", null);
        HttpResponseMessage other = await shared.Http.PostAsync($"{Base}/instances/r/restart", null);

        Assert.Equal(HttpStatusCode.Accepted, same.StatusCode);
        Assert.Equal("r", (await same.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString());
        string id = (await other.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        Assert.NotEqual("r", id);
        Assert.Equal("5", (await shared.Host.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Entity_WhenAskedFor_ShouldBeToldThatNoneIsServed()
    {
        HttpResponseMessage answer = await shared.Http.GetAsync("/runtime/webhooks/durabletask/entities/counter/one");

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Equal("""{"error":"This host does not serve durable entities."}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task List_WhenFilteredAndPaged_ShouldGiveEachOnce()
    {
        foreach (string id in (string[])["la1", "la2", "la3", "lb1"])
        {
            await shared.Host.StartInstanceAsync("Waits", id, $"\"{id}\"");
        }

        await shared.Host.RaiseEventAsync("lb1", "Go", "\"x\"");
        await shared.Host.EndAsync("lb1");

        HttpResponseMessage first = await shared.Http.GetAsync($"{Base}/instances?instanceIdPrefix=la&top=2");
        using HttpRequestMessage next = new(HttpMethod.Get, $"{Base}/instances/?instanceIdPrefix=la&top=2");
        next.Headers.Add("x-ms-continuation-token", first.Headers.GetValues("x-ms-continuation-token"));
        HttpResponseMessage second = await shared.Http.SendAsync(next);
        HttpResponseMessage completed = await shared.Http.GetAsync($"{Base}/instances?runtimeStatus=Completed,Failed&instanceIdPrefix=l&showInput=false");

        Assert.Equal(["la1", "la2"], await IdsAsync(first));
        Assert.Equal(["la3"], await IdsAsync(second));
        Assert.Equal(["lb1"], await IdsAsync(completed));
        Assert.DoesNotContain("\"lb1\",\"output\"", await completed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purge_WhenFinished_ShouldRemoveAndSayHowMany()
    {
        foreach (string id in (string[])["p1", "p2"])
        {
            await shared.Host.StartInstanceAsync("Adds", id, "[1]");
            await shared.Host.EndAsync(id);
        }

        string one = await (await shared.Http.DeleteAsync($"{Base}/instances/p1")).Content.ReadAsStringAsync();
        HttpResponseMessage many = await shared.Http.DeleteAsync($"{Base}/instances?createdTimeFrom=2020-01-01T00:00:00Z&runtimeStatus=Completed");

        Assert.Equal("""{"instancesDeleted":1}""", one);
        Assert.True((await many.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("instancesDeleted").GetInt32() >= 1);
        Assert.Null(shared.Host.Store.GetState("p2", withInput: false));
    }

    [Theory]
    [InlineData("GET", "/instances/none", null, HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/instances/none", null, HttpStatusCode.NotFound)]
    [InlineData("POST", "/instances/none/terminate", null, HttpStatusCode.NotFound)]
    [InlineData("POST", "/instances/none/raiseEvent/x", "1", HttpStatusCode.NotFound)]
    [InlineData("POST", "/instances/wrong/raiseEvent/x", "{", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/instances/wrong/raiseEvent/x", "", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/instances/wrong/unknown", null, HttpStatusCode.NotFound)]
    [InlineData("PUT", "/instances/wrong", null, HttpStatusCode.NotFound)]
    [InlineData("POST", "/instances/none/rewind", null, HttpStatusCode.NotFound)]
    [InlineData("POST", "/instances/wrong/rewind", null, HttpStatusCode.PreconditionFailed)]
    [InlineData("POST", "/instances/none/restart", null, HttpStatusCode.BadRequest)]
    [InlineData("POST", "/orchestrators/Adds", "{", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/orchestrators/Waits?timeout=-1", "1", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/orchestrators/Waits?timeout=1e308", "1", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/orchestrators/Waits?timeout=NaN", "1", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/orchestrators/Waits/wrong", "1", HttpStatusCode.Conflict)]
    [InlineData("DELETE", "/instances?createdTimeFrom=2020-01-01&createdTimeTo=2020-01-02", null, HttpStatusCode.NotFound)]
    [InlineData("GET", "", null, HttpStatusCode.NotFound)]
    public async Task Request_WhenItIsWrong_ShouldBeRefused(string method, string path, string? body, HttpStatusCode expected)
    {
        if (shared.Host.Store.GetState("wrong", withInput: false) is null)
        {
            await shared.Host.StartInstanceAsync("Waits", "wrong");
        }

        using HttpRequestMessage request = new(new HttpMethod(method), Base + path) { Content = body is null ? null : TestHost.Json(body) };

        HttpResponseMessage response = await shared.Http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Starter_WhenItAnswers_ShouldDoAsTheManagementApi()
    {
        HttpResponseMessage response = await shared.Http.PostAsync("/api/begin/Waits/mine", TestHost.Json("[]"));
        string elsewhere = await shared.Http.GetStringAsync("/api/links");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        JsonElement links = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(response.Headers.Location!.OriginalString, links.GetProperty("StatusQueryGetUri").GetString());
        Assert.Contains("/instances/mine/terminate?reason={text}", links.GetProperty("TerminatePostUri").GetString(), StringComparison.Ordinal);
        Assert.StartsWith($"{shared.Http.BaseAddress}runtime/webhooks/durabletask/instances/a%20b", elsewhere, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starter_WhenItWaits_ShouldAnswerWithTheOutput() =>
        Assert.Contains("\"SerializedOutput\":\"5\"", await (await shared.Http.PostAsync("/api/finish/Adds", TestHost.Json("[5]"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task Activity_WhenItHasADurableClient_ShouldStartAnother()
    {
        await shared.Host.StartInstanceAsync("Spawns", "spawns");

        Assert.Equal("\"child\"", (await shared.Host.EndAsync("spawns")).Output);
        Assert.Equal("Waits", shared.Host.Store.GetState("child", withInput: false)!.Name);
    }

    // As under Azure Functions, whose host does not know the functions of an isolated worker either.
    [Fact]
    public async Task Start_WhenThereIsNoSuchFunction_ShouldFailTheInstance()
    {
        await shared.Host.StartInstanceAsync("Unknown", "unknown");

        Assert.Contains("'Unknown' doesn't exist", (await shared.Host.EndAsync("unknown")).Output, StringComparison.Ordinal);
    }

    private OrchestrationStatus? StatusOf(string id) => shared.Host.Store.GetState(id, withInput: false)?.OrchestrationStatus;

    private static async Task<string[]> IdsAsync(HttpResponseMessage response)
        => [.. (await response.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(item => item.GetProperty("instanceId").GetString()!)];
}
