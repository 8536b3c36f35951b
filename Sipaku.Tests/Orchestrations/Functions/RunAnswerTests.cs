using System.Net;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sipaku.Activities;
using Sipaku.Activities.Contracts;
using Sipaku.Activities.Settings;
using Sipaku.Orchestrations.Functions;
using Sipaku.Orchestrations.Orchestrators;
using Sipaku.Tests.Support;
using Sipaku.Tests.VirtualTime;
using Xunit;

namespace Sipaku.Tests.Orchestrations.Functions;

public sealed class RunAnswerTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Names =
    [
        "id",
        "purgeHistoryDeleteUri",
        "restartPostUri",
        "resumePostUri",
        "rewindPostUri",
        "sendEventPostUri",
        "statusQueryGetUri",
        "suspendPostUri",
        "terminatePostUri",
    ];

    private readonly TemporaryHome _home = new();
    private DurableTestHost _host = null!;

    public async Task InitializeAsync()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [SettingsReader.HomeVariable] = _home.Path })
            .Build();
        _host = await DurableTestHost.StartAsync(options =>
        {
            options.AddOrchestrator(nameof(ForecastOrchestrator), context => context.WaitForExternalEvent<string>(RunEvents.Cancel));
            options.Services.AddSipaku(configuration);
            options.Services.AddTransient<StartForecast>();
        });
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Start_WhenNoRunIsUnderWay_AnswersWhereItCanBeWatched()
    {
        HttpResponseData response = await StartAsync();

        string id = AssertWatchable(response, HttpStatusCode.Accepted);
        Assert.Equal(nameof(ForecastOrchestrator), (await _host.Client.GetInstanceAsync(id))!.Name);
    }

    [Theory]
    [InlineData("", null, null, null)]
    [InlineData("{}", null, null, null)]
    [InlineData("""{"scale":"log","gapPolicy":"Strict","excludeToday":true}""", ScaleChoice.Log, GapPolicy.Strict, true)]
    [InlineData("""{"scale":null,"excludeToday":false}""", null, null, false)]
    public async Task Start_HandsTheRunWhatItIsAskedFor(string body, ScaleChoice? scale, GapPolicy? gapPolicy, bool? excludeToday)
    {
        string id = AssertWatchable(await StartAsync(body), HttpStatusCode.Accepted);

        OrchestrationMetadata run = (await _host.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!;
        Assert.Equal(new ForecastRequest(scale, gapPolicy, excludeToday), run.ReadInputAs<ForecastRequest>());
    }

    [Theory]
    [InlineData("log", "The body is no JSON object; it may be left out, or have scale, gapPolicy and excludeToday.")]
    [InlineData("[]", "The body is no JSON object; it may be left out, or have scale, gapPolicy and excludeToday.")]
    [InlineData("""{"scales":"log"}""", "The body has 'scales'; it may have scale, gapPolicy and excludeToday.")]
    [InlineData("""{"gapPolicy":"1"}""", "gapPolicy is \"1\"; it has to be rows or strict.")]
    [InlineData("""{"excludeToday":"yes"}""", "excludeToday is \"yes\"; it has to be true or false.")]
    public async Task Start_WhenTheBodyAsksForWhatThereIsNot_SaysWhatThereIs_AndStartsNothing(string body, string error)
    {
        HttpResponseData response = await StartAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, error), (response.StatusCode, TestRequest.Read(response).GetProperty("error").GetString()));
        AssertWatchable(await StartAsync(), HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Start_WhenARunIsUnderWay_AnswersConflict_AndWhereThatOneCanBeWatched()
    {
        string running = AssertWatchable(await StartAsync(), HttpStatusCode.Accepted);

        HttpResponseData response = await StartAsync();

        Assert.Equal(running, AssertWatchable(response, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Cancel_WhenTheRunIsUnderWay_AsksIt_AndAnswersWhereItCanBeWatched()
    {
        string id = AssertWatchable(await StartAsync(), HttpStatusCode.Accepted);

        HttpResponseData response = await CancelAsync(id);

        Assert.Equal(id, AssertWatchable(response, HttpStatusCode.Accepted));
        Assert.Equal("Cancelled on request.", (await _host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Cancel_WhenTheRunHasEndedOrIsNone_SaysSoInOneLine()
    {
        string id = AssertWatchable(await StartAsync(), HttpStatusCode.Accepted);
        await CancelAsync(id);
        await _host.EndAsync(id);

        HttpResponseData ended = await CancelAsync(id);
        HttpResponseData none = await CancelAsync("run-none");

        Assert.Equal((HttpStatusCode.Gone, $"Run {id} has ended."), (ended.StatusCode, TestRequest.Read(ended).GetProperty("error").GetString()));
        Assert.Equal((HttpStatusCode.NotFound, "There is no run run-none."), (none.StatusCode, TestRequest.Read(none).GetProperty("error").GetString()));
    }

    private Task<HttpResponseData> StartAsync(string body = "") => _host.Services.GetRequiredService<StartForecast>()
        .RunAsync(new TestRequest("POST", "/api/forecasts", body), _host.Client, CancellationToken.None);

    private Task<HttpResponseData> CancelAsync(string id) =>
        CancelForecast.RunAsync(new TestRequest("POST", $"/api/forecasts/{id}/cancel"), id, _host.Client, CancellationToken.None);

    /// <summary>The answer is the one that clients of the management API in all languages know.</summary>
    /// <returns>The run's id.</returns>
    private static string AssertWatchable(HttpResponseData response, HttpStatusCode status)
    {
        Dictionary<string, string> payload = TestRequest.Read(response).EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!);
        string id = payload.GetValueOrDefault("id", "");
        string instance = $"http://127.0.0.1:7071/runtime/webhooks/durabletask/instances/{id}";
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(Names, payload.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(instance, payload["statusQueryGetUri"]);
        Assert.Equal($"{instance}/terminate?reason={{text}}", payload["terminatePostUri"]);
        Assert.Equal((instance, "10"), (TestRequest.Header(response, "Location"), TestRequest.Header(response, "Retry-After")));
        Assert.StartsWith("application/json", TestRequest.Header(response, "Content-Type"), StringComparison.Ordinal);
        return id;
    }
}
