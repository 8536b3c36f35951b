using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Sipaku.Activities.Contracts;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Serve_WhenAnotherServesTheHome_SaysSo_AndExitsWithTwo()
    {
        using SipakuProcess first = await ServeAsync();

        SipakuResult second = await SipakuProcess.RunAsync(_home.Path, "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(2, second.ExitCode);
        Assert.Contains("Another process serves the home", Assert.Single(second.Errors.Split('\n')), StringComparison.Ordinal);
        Assert.False(first.HasExited);
    }

    [Fact]
    public async Task Serve_WhenThePortIsTaken_SaysSoInOneLine()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "serve", "--urls", $"http://{taken.LocalEndpoint}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the port is taken", Assert.Single(result.Errors.Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sipaku__Backend", "Nowhere", "Sipaku__Backend is 'Nowhere'")]
    [InlineData("urls", "http://0.0.0.0:0", "needs a host key")]
    [InlineData("FunctionsHost__Retention", "a month", "write thirty days as 30.00:00:00")]
    [InlineData("EmbeddedRuntime__Retention", "30.00:00:00", "FunctionsHost__Retention")]
    public async Task Serve_WhenASettingIsWrong_SaysWhyInOneLine(string variable, string value, string reason)
    {
        using SipakuProcess process = SipakuProcess.Start(_home.Path, new Dictionary<string, string> { [variable] = value }, "serve");

        SipakuResult result = await process.EndAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(reason, Assert.Single(result.Errors.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WhenARunIsStartedOverHttp_GivesStatusAndForecast()
    {
        using SipakuProcess serve = await ServeAsync();
        Assert.Contains(Address("api/dashboard").AbsoluteUri, serve.Errors, StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", await _http.GetStringAsync(Address("")), StringComparison.Ordinal);
        SipakuResult import = await SipakuProcess.RunAsync(_home.Path, "import", ReferenceData.ExportOf(ReferenceData.Beijing));
        Assert.Equal(0, import.ExitCode);
        Assert.Contains("Imported 41,757 readings", import.Errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(Address("api/forecasts/latest"))).StatusCode);

        HttpResponseMessage started = await _http.PostAsJsonAsync(Address("api/forecasts"), new { scale = "linear" });
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), started.Headers.RetryAfter!.Delta);
        Uri status = new((await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("statusQueryGetUri").GetString()!);
        Assert.Equal(status, started.Headers.Location);

        await Eventually.HoldsAsync(async () => (await _http.GetAsync(status)).StatusCode == HttpStatusCode.OK, "The run did not end.");
        JsonElement ended = await _http.GetFromJsonAsync<JsonElement>(status);
        Assert.Equal("Published", ended.GetProperty("output").GetProperty("outcome").GetString());
        Assert.Equal(100, ended.GetProperty("customStatus").GetProperty("percent").GetInt32());
        RunCommandTests.AssertMatches(ReferenceData.Beijing, (await _http.GetFromJsonAsync<Forecast>(Address("api/forecasts/latest")))!);
    }

    [Fact]
    public async Task Run_WhenAHostServesTheHome_UsesIt()
    {
        using SipakuProcess serve = await ServeAsync();

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run", "--scale", "linear", "--json", "--input", ReferenceData.ExportOf(ReferenceData.Jakarta));
        SipakuResult list = await SipakuProcess.RunAsync(_home.Path, "list");

        RunCommandTests.AssertMatches(ReferenceData.Jakarta, result.Forecast);
        Assert.StartsWith($"{result.Forecast.RunId}  Published", list.Output, StringComparison.Ordinal);
        Assert.False(serve.HasExited);
    }

    [Fact]
    public async Task Run_InAHomeThatWasServedAndHasNothingYet_TakesTheSample()
    {
        using SipakuProcess serve = await ServeAsync();

        SipakuResult result = await SipakuProcess.RunAsync(_home.Path, "run", "--json");

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.True(result.Forecast.Sample);
    }

    [Fact]
    public async Task Backup_WhenAHostServesTheHome_GivesAHomeThatHasEverything()
    {
        using SipakuProcess serve = await ServeAsync();
        SipakuResult run = await SipakuProcess.RunAsync(_home.Path, "run", "--scale", "linear", "--json", "--input", ReferenceData.ExportOf(ReferenceData.Jakarta));
        using TemporaryHome copy = new();

        SipakuResult backup = await SipakuProcess.RunAsync(_home.Path, "backup", copy.Path);
        SipakuResult intoItself = await SipakuProcess.RunAsync(_home.Path, "backup", _home.Path);
        SipakuResult intoAFile = await SipakuProcess.RunAsync(_home.Path, "backup", Path.Combine(_home.Path, "owner.json"));
        SipakuResult list = await SipakuProcess.RunAsync(copy.Path, "list");
        SipakuResult forecast = await SipakuProcess.RunAsync(copy.Path, "forecast", "--json");

        Assert.Equal(0, backup.ExitCode);
        Assert.Equal(2, intoItself.ExitCode);
        Assert.Equal(1, intoAFile.ExitCode);
        Assert.Contains("cannot be written", Assert.Single(intoAFile.Errors.Split('\n')), StringComparison.Ordinal);
        Assert.StartsWith($"{run.Forecast.RunId}  Published", list.Output, StringComparison.Ordinal);
        RunCommandTests.AssertMatches(ReferenceData.Jakarta, forecast.Forecast);
    }

    [Fact]
    public async Task Serve_WhenAskedForDailyReadings_GivesTheRange_AndRefusesWhatIsNone()
    {
        await SipakuProcess.RunAsync(_home.Path, "import", ReferenceData.Original);
        using SipakuProcess serve = await ServeAsync();

        JsonElement days = await _http.GetFromJsonAsync<JsonElement>(Address("api/readings/daily?from=2019-11-09&to=2019-11-11"));
        HttpResponseMessage tooLong = await _http.GetAsync(Address("api/readings/daily?from=2018-01-01&to=2019-12-31"));
        HttpResponseMessage noDate = await _http.GetAsync(Address("api/readings/daily?from=2019-13-40&to=2019-11-11"));

        Assert.Equal(["2019-11-09", "2019-11-11"], days.EnumerateArray().Select(day => day.GetProperty("date").GetString()!));
        Assert.Equal([14, 5], days.EnumerateArray().Select(day => day.GetProperty("readings").GetInt32()));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (tooLong.StatusCode, noDate.StatusCode));
        Assert.Contains("730 days", await tooLong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WhenInterrupted_EndsCleanly()
    {
        using SipakuProcess serve = await ServeAsync();

        serve.Interrupt();

        Assert.Equal(0, (await serve.EndAsync()).ExitCode);
        Assert.False(File.Exists(Path.Combine(_home.Path, "owner.json")));
    }

    private async Task<SipakuProcess> ServeAsync()
    {
        SipakuProcess serve = SipakuProcess.Start(_home.Path, "serve", "--urls", "http://127.0.0.1:0");
        await Eventually.HoldsAsync(() => serve.HasExited || serve.Errors.Contains("Ctrl-C stops", StringComparison.Ordinal), "The host did not start.");
        Assert.False(serve.HasExited, serve.Errors);
        return serve;
    }

    private Uri Address(string path)
    {
        JsonElement file = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(_home.Path, "owner.json")));
        return new Uri(new Uri(file.GetProperty("Address").GetString()!), path);
    }
}
