using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

/// <summary>Homes that several processes use, one after another or at a time.</summary>
public sealed class HomeLifeTests(PublishedHome published) : IClassFixture<PublishedHome>, IDisposable
{
    private const string Management = "runtime/webhooks/durabletask/instances";

    private readonly TemporaryHome _home = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Run_WhenAnotherHomesHostListensWhereTheOwnOneDid_LeavesItAlone()
    {
        using TemporaryHome other = new();
        Uri address;
        using (SipakuProcess killed = await ServeAsync(_home, "http://127.0.0.1:0"))
        {
            address = AddressOf(_home);
            killed.Kill();
        }

        using SipakuProcess stranger = await ServeAsync(other, address.AbsoluteUri);
        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--scale", "linear", "--input", ReferenceData.ExportOf(ReferenceData.Jakarta));
        SipakuResult strangers = await SipakuProcess.RunAsync(other.Path, "forecast");

        RunCommandTests.AssertMatches(ReferenceData.Jakarta, run.Forecast);
        Assert.Equal(1, strangers.ExitCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(new Uri(address, "api/forecasts/latest"))).StatusCode);
    }

    [Fact]
    public async Task Forecast_WhenManyAskAtOnce_AnswersEach_WhileAHostServesTheHome()
    {
        using TemporaryHome home = published.Copy();
        using SipakuProcess serve = await ServeAsync(home, "http://127.0.0.1:0");

        SipakuResult[] answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SipakuProcess.RunAsync(home.Path, "forecast", "--json")));

        Assert.All(answers, answer => Assert.Equal((0, published.Forecast), (answer.ExitCode, answer.Output)));
    }

    [Fact]
    public async Task Run_WhenTheHostThatItUsesDies_TakesTheHomeOver()
    {
        using SipakuProcess serve = await ServeAsync(_home, "http://127.0.0.1:0");
        using SipakuProcess run = SipakuProcess.Start(_home.Path, "run", "--json", "--scale", "linear", "--input", ReferenceData.ExportOf(ReferenceData.Jakarta));
        await Eventually.HoldsAsync(() => run.HasExited || run.Errors.Contains("Started", StringComparison.Ordinal), "The run did not start.");

        serve.Kill();

        RunCommandTests.AssertMatches(ReferenceData.Jakarta, (await run.EndAsync()).Forecast);
    }

    [Fact]
    public async Task Restart_UnderTheRunsOwnId_EndsInALineThatSaysToStartAnother_AndTheForecastStays()
    {
        using SipakuProcess serve = await ServeAsync(_home, "http://127.0.0.1:0");
        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--json", "--scale", "linear", "--input", ReferenceData.ExportOf(ReferenceData.Jakarta));
        Uri instance = new(AddressOf(_home), $"{Management}/{run.Forecast.RunId}");

        HttpResponseMessage restarted = await _http.PostAsync(new Uri($"{instance}/restart?restartWithNewInstanceId=false"), null);
        Assert.Equal(HttpStatusCode.Accepted, restarted.StatusCode);

        JsonElement ended = default;
        await Eventually.HoldsAsync(
            async () =>
            {
                using HttpResponseMessage status = await _http.GetAsync(instance);
                ended = await status.Content.ReadFromJsonAsync<JsonElement>();
                return ended.GetProperty("runtimeStatus").GetString() == "Failed";
            },
            "The second life did not end.");
        Assert.Contains("Start a new run", ended.GetProperty("output").GetString(), StringComparison.OrdinalIgnoreCase);
        SipakuResult forecast = await SipakuProcess.RunAsync(_home.Path, "forecast", "--json");
        Assert.Equal(run.Output, forecast.Output);
    }

    [Fact]
    public async Task Serve_WhenItsHomeIsDeleted_EndsWithALine()
    {
        using SipakuProcess serve = await ServeAsync(_home, "http://127.0.0.1:0");

        Directory.Delete(_home.Path, recursive: true);

        SipakuResult ended = await serve.EndAsync();
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("was deleted or replaced", ended.Errors, StringComparison.Ordinal);
        Directory.CreateDirectory(_home.Path);
    }

    private static async Task<SipakuProcess> ServeAsync(TemporaryHome home, string urls)
    {
        SipakuProcess serve = SipakuProcess.Start(home.Path, "serve", "--urls", urls);
        await Eventually.HoldsAsync(() => serve.HasExited || serve.Errors.Contains("Ctrl-C stops", StringComparison.Ordinal), "The host did not start.");
        Assert.False(serve.HasExited, serve.Errors);
        return serve;
    }

    private static Uri AddressOf(TemporaryHome home)
    {
        JsonElement file = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(home.Path, "owner.json")));
        return new Uri(file.GetProperty("Address").GetString()!);
    }
}
