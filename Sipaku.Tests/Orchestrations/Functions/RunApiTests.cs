using System.Net;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;
using Sipaku.Orchestrations.Functions;
using Sipaku.Orchestrations.Orchestrators;
using Sipaku.Tests.Support;
using Sipaku.Tests.VirtualTime;
using Xunit;

namespace Sipaku.Tests.Orchestrations.Functions;

public sealed class RunApiTests : IAsyncLifetime, IDisposable
{
    private const string RunId = "run-20300101-000000-abcdef";
    private const string Job = $"{RunId}:training-1";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTime Start = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryHome _home = new();
    private DurableTestHost _host = null!;

    private IForecastStore Store => _host.Services.GetRequiredService<IForecastStore>();

    public async Task InitializeAsync()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [SettingsReader.HomeVariable] = _home.Path })
            .Build();
        _host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator(nameof(ForecastOrchestrator), context =>
            {
                context.SetCustomStatus(new RunStatus("TrainModel", 5, 9, 44, "Training.", Job: "train-1", JobInstance: Job));
                return context.WaitForExternalEvent<string>(RunEvents.Cancel);
            });
            options.AddOrchestrator(nameof(JobOrchestrator), context =>
            {
                context.SetCustomStatus("InProgress: Downloading");
                return context.WaitForExternalEvent<string>(RunEvents.Cancel);
            });
            options.AddOrchestrator(nameof(LeaseOrchestrator), context => context.WaitForExternalEvent<string>(LeaseOrchestrator.Done));
            options.Services.AddSipaku(configuration);
            options.Services.AddTransient<ListForecasts>().AddTransient<GetRun>();
        });
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Get_WhenTheRunIsUnderWay_GivesItsRecordAndWhatItsInstanceSays()
    {
        await StartAsync();

        JsonElement run = Read(await GetAsync(RunId), HttpStatusCode.OK);

        Assert.Equal((RunId, "Running", "2030-01-01T00:00:00Z"), (Text(run, "record", "runId"), Text(run, "record", "state"), Text(run, "record", "startedAt")));
        Assert.Equal(("Running", "Training."), (Text(run, "live", "runtimeStatus"), run.GetProperty("live").GetProperty("customStatus").GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Get_WhenAJobIsWaitedFor_SaysWhatItsServiceSays()
    {
        await StartAsync();
        await _host.StartAsync(nameof(JobOrchestrator), id: Job);
        await _host.WhenIdleAsync();

        JsonElement run = Read(await GetAsync(RunId), HttpStatusCode.OK);

        Assert.Equal("InProgress: Downloading", Text(run, "live", "jobStatus"));
    }

    [Fact]
    public async Task Get_WhenTheInstanceIsGone_GivesTheRecord()
    {
        await WriteAsync(RunId, 1, RunState.Published);

        JsonElement run = Read(await GetAsync(RunId), HttpStatusCode.OK);

        Assert.Equal("Published", Text(run, "record", "state"));
        Assert.Equal(JsonValueKind.Null, run.GetProperty("live").ValueKind);
    }

    [Theory]
    [InlineData("run-none")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("../secret")]
    [InlineData("run-20300101-000000-abcdef:lease")]
    [InlineData("a\nb")]
    [InlineData("")]
    public async Task Any_WhenThereIsNoRunOfThatId_IsNotFound(string id)
    {
        await StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(id)).StatusCode);
        Assert.All(await SteerAsync(id), response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode));
    }

    [Fact]
    public async Task Any_WhenTheIdIsLongerThanAnyIs_IsNotFound_AndIsNotRepeated()
    {
        HttpResponseData response = await GetAsync(new string('x', 100_000));

        Assert.Equal("There is no such run.", Read(response, HttpStatusCode.NotFound).GetProperty("error").GetString());
        Assert.All(await SteerAsync(new string('x', 100_000)), steered => Assert.Equal(HttpStatusCode.NotFound, steered.StatusCode));
    }

    [Fact]
    public async Task Suspend_AndContinue_WhenTheRunIsUnderWay_DoSo_AndRefuseASecondTime()
    {
        await StartAsync();

        Assert.Equal(RunId, Read(await SuspendAsync(RunId), HttpStatusCode.Accepted).GetProperty("id").GetString());
        await _host.WhenIdleAsync();
        Assert.Equal("Suspended", Text(Read(await GetAsync(RunId), HttpStatusCode.OK), "record", "state"));
        Read(await SuspendAsync(RunId), HttpStatusCode.Conflict);

        Read(await ContinueAsync(RunId), HttpStatusCode.Accepted);
        await _host.WhenIdleAsync();
        Assert.Equal("Running", Text(Read(await GetAsync(RunId), HttpStatusCode.OK), "record", "state"));
        Read(await ContinueAsync(RunId), HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Suspend_WhenNothingKeepsTheLockYet_IsRefused()
    {
        await StartAsync(leased: false);

        Assert.Contains("only beginning", Read(await SuspendAsync(RunId), HttpStatusCode.Conflict).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_WhenTheRunIsSuspended_LetsItHear()
    {
        await StartAsync();
        await SuspendAsync(RunId);
        await _host.WhenIdleAsync();

        Read(await CancelAsync(RunId), HttpStatusCode.Accepted);

        Assert.Equal("Cancelled on request.", (await _host.EndAsync(RunId)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Any_WhenTheRunHasEnded_IsGone()
    {
        await StartAsync();
        await CancelAsync(RunId);
        await _host.EndAsync(RunId);

        Assert.All(await SteerAsync(RunId), response => Assert.Equal(HttpStatusCode.Gone, response.StatusCode));
    }

    [Fact]
    public async Task List_GivesPagesOfTwenty_TheNewestFirst()
    {
        foreach (int number in Enumerable.Range(1, 45))
        {
            await WriteAsync($"run-{number:D2}", number, RunState.Published);
        }

        JsonElement first = Read(await ListAsync(""), HttpStatusCode.OK);
        JsonElement last = Read(await ListAsync("?page=3"), HttpStatusCode.OK);
        JsonElement beyond = Read(await ListAsync("?page=4"), HttpStatusCode.OK);

        Assert.Equal((1, 3, 45), (Number(first, "page"), Number(first, "pages"), Number(first, "total")));
        Assert.Equal(Enumerable.Range(26, 20).Reverse().Select(number => $"run-{number:D2}"), Ids(first));
        Assert.Equal(["run-05", "run-04", "run-03", "run-02", "run-01"], Ids(last));
        Assert.Empty(Ids(beyond));
    }

    [Fact]
    public async Task List_GivesTheRunsOfAStateAndOfDays()
    {
        await WriteAsync("run-1", 1, RunState.Published);
        await WriteAsync("run-2", 2, RunState.Failed);
        await WriteAsync("run-3", 3, RunState.Published, Start.AddDays(1).AddTicks(-1));
        await WriteAsync("run-4", 4, RunState.Published, Start.AddDays(1));

        Assert.Equal(["run-2"], Ids(Read(await ListAsync("?status=failed"), HttpStatusCode.OK)));
        Assert.Equal(["run-3", "run-2", "run-1"], Ids(Read(await ListAsync("?from=2030-01-01&to=2030-01-01"), HttpStatusCode.OK)));
        Assert.Equal(["run-4"], Ids(Read(await ListAsync("?status=Published&from=2030-01-02"), HttpStatusCode.OK)));
        Assert.Equal(1, Number(Read(await ListAsync("?to=2029-12-31"), HttpStatusCode.OK), "pages"));
    }

    [Theory]
    [InlineData("?status=7", "Suspended")]
    [InlineData("?status=Lost", "Suspended")]
    [InlineData("?from=yesterday", "from")]
    [InlineData("?to=2030-02-30", "to")]
    [InlineData("?page=0", "page")]
    [InlineData("?page=99999999999", "page")]
    [InlineData("?page=-1", "page")]
    public async Task List_WhenTheQueryAsksForWhatThereIsNot_SaysWhatThereIs(string query, string says) =>
        Assert.Contains(says, Read(await ListAsync(query), HttpStatusCode.BadRequest).GetProperty("error").GetString(), StringComparison.Ordinal);

    private async Task StartAsync(bool leased = true)
    {
        await WriteAsync(RunId, 1, RunState.Running);
        await _host.StartAsync(nameof(ForecastOrchestrator), id: RunId);
        if (leased)
        {
            await _host.StartAsync(nameof(LeaseOrchestrator), id: LeaseOrchestrator.IdOf(RunId));
        }

        await _host.WhenIdleAsync();
    }

    private Task WriteAsync(string runId, long fence, RunState state, DateTime? startedAt = null) => Store.WriteRunAsync(
        new RunEntry(RunRecord.Of(runId, startedAt ?? Start) with { State = state }, fence, Life: null, 0), None);

    private Task<HttpResponseData> GetAsync(string id) => _host.Services.GetRequiredService<GetRun>()
        .RunAsync(new TestRequest("GET", "/api/forecasts/id"), id, _host.Client, None);

    private Task<HttpResponseData> ListAsync(string query) => _host.Services.GetRequiredService<ListForecasts>()
        .RunAsync(new TestRequest("GET", $"/api/forecasts{query}"), _host.Client, None);

    private Task<HttpResponseData> SuspendAsync(string id) => SuspendForecast.RunAsync(new TestRequest("POST", "/api/forecasts/id/suspend"), id, _host.Client, None);

    private Task<HttpResponseData> ContinueAsync(string id) => ContinueForecast.RunAsync(new TestRequest("POST", "/api/forecasts/id/continue"), id, _host.Client, None);

    private Task<HttpResponseData> CancelAsync(string id) => CancelForecast.RunAsync(new TestRequest("POST", "/api/forecasts/id/cancel"), id, _host.Client, None);

    private async Task<HttpResponseData[]> SteerAsync(string id) => [await SuspendAsync(id), await ContinueAsync(id), await CancelAsync(id)];

    private static JsonElement Read(HttpResponseData response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        return TestRequest.Read(response);
    }

    private static string? Text(JsonElement answer, string part, string name) => answer.GetProperty(part).GetProperty(name).GetString();

    private static int Number(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();

    private static IEnumerable<string> Ids(JsonElement list) => list.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("runId").GetString()!);
}
