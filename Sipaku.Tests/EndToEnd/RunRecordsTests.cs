using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sipaku.Activities.Contracts;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

/// <summary>The records of runs, by the command line and over HTTP.</summary>
public sealed class RunRecordsTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Show_WhenTheInstanceWasPurged_StillHasTheRun_AndSoHasTheApi()
    {
        using SipakuProcess serve = await ServeAsync();
        Forecast forecast = (await SipakuProcess.RunAsync(_home.Path, "run", "--sample", "--json")).Forecast;

        HttpResponseMessage purged = await _http.DeleteAsync($"runtime/webhooks/durabletask/instances/{forecast.RunId}");
        JsonElement run = await _http.GetFromJsonAsync<JsonElement>($"api/forecasts/{forecast.RunId}");
        SipakuResult json = await SipakuProcess.RunAsync(_home.Path, "show", "--json");
        SipakuResult text = await SipakuProcess.RunAsync(_home.Path, "show", forecast.RunId);
        SipakuResult list = await SipakuProcess.RunAsync(_home.Path, "list");

        Assert.Equal(HttpStatusCode.OK, purged.StatusCode);
        Assert.Equal(JsonValueKind.Null, run.GetProperty("live").ValueKind);
        Assert.Equal(run.GetProperty("record").GetRawText(), json.Output.TrimEnd());
        RunRecord record = JsonSerializer.Deserialize<RunRecord>(json.Output, JsonSerializerOptions.Web)!;
        Assert.Equal((RunState.Published, true, 11), (record.State, record.Sample, record.Steps.Count));
        Assert.Equal(forecast.Days, record.Days);
        Assert.Equal((forecast.Data.Readings, forecast.Data.Rows, forecast.Model.Name), (record.Data!.Readings, record.Data.Rows, record.Model!.Name));
        Assert.NotNull(record.Backtest);
        Assert.Contains("PublishForecast", text.Output, StringComparison.Ordinal);
        Assert.Contains("TIDAK SEHAT", text.Output, StringComparison.Ordinal);
        Assert.StartsWith($"{forecast.RunId}  Published", list.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_WhenTheHostWasKilledInTheMiddle_SayThatNobodyWorksOnTheRun_AndCancelIt()
    {
        using (SipakuProcess killed = SipakuProcess.Start(_home.Path, KillHook.KillHost(Path.Combine(_home.Path, "journal"), 8), "run"))
        {
            Assert.Equal(137, (await killed.EndAsync()).ExitCode);
        }

        SipakuResult list = await SipakuProcess.RunAsync(_home.Path, "list");
        SipakuResult status = await SipakuProcess.RunAsync(_home.Path, "status");
        SipakuResult show = await SipakuProcess.RunAsync(_home.Path, "show");
        SipakuResult cancel = await SipakuProcess.RunAsync(_home.Path, "cancel");

        Assert.Contains("  Running (no host)  ", Assert.Single(list.Output.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("Running (no host)", status.Output, StringComparison.Ordinal);
        Assert.Contains("DumpSensorData", show.Output, StringComparison.Ordinal);
        Assert.Contains("stops at the next start", cancel.Output, StringComparison.Ordinal);

        SipakuResult next = await SipakuProcess.RunAsync(_home.Path, "run", "--json");
        SipakuResult ended = await SipakuProcess.RunAsync(_home.Path, "cancel", list.Output.Split(' ')[0]);
        Assert.Contains("attached", next.Errors, StringComparison.Ordinal);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("has ended: Cancelled", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WhenARunIsSuspended_KeepsItsLock_AndACancelReachesIt()
    {
        await SipakuProcess.RunAsync(_home.Path, "import", ReferenceData.ExportOf(ReferenceData.Beijing));
        using SipakuProcess serve = await ServeAsync();
        string id = (await (await _http.PostAsync("api/forecasts", null)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;

        await Eventually.HoldsAsync(async () => (await _http.PostAsync($"api/forecasts/{id}/suspend", null)).StatusCode == HttpStatusCode.Accepted, "The run cannot be suspended.");
        await Eventually.HoldsAsync(async () => await StateOfAsync(id) == "Suspended", "The run was not suspended.");
        HttpResponseMessage another = await _http.PostAsync("api/forecasts", null);
        SipakuResult list = await SipakuProcess.RunAsync(_home.Path, "list");
        HttpResponseMessage cancel = await _http.PostAsync($"api/forecasts/{id}/cancel", null);
        await Eventually.HoldsAsync(async () => await StateOfAsync(id) == "Cancelled", "The run was not cancelled.");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Accepted), (another.StatusCode, cancel.StatusCode));
        Assert.StartsWith($"{id}  Suspended", list.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WhenAskedForReadingsOfADay_AndForWhatItCanDo_Says()
    {
        await SipakuProcess.RunAsync(_home.Path, "import", ReferenceData.Original);
        using SipakuProcess serve = await ServeAsync(new() { ["Sipaku__Pollutant"] = "O3", ["Sipaku__Unit"] = "ug/m3", ["Sipaku__TimeZone"] = "Asia/Jakarta" });

        JsonElement day = await _http.GetFromJsonAsync<JsonElement>("api/readings/2019-11-11");
        JsonElement none = await _http.GetFromJsonAsync<JsonElement>("api/readings/2019-11-30");
        JsonElement can = await _http.GetFromJsonAsync<JsonElement>("api/capabilities");

        Assert.Equal(5, day.GetProperty("readings").GetArrayLength());
        Assert.All(day.GetProperty("readings").EnumerateArray(), reading => Assert.Matches(@"^\d\d:\d\d:\d\d$", reading.GetProperty("time").GetString()));
        Assert.Equal(0, none.GetProperty("readings").GetArrayLength());
        Assert.Equal(
            ("O3", "µg/m³", "Ispu", "Asia/Jakarta", "Local"),
            (can.GetProperty("pollutant").GetString(), can.GetProperty("unit").GetString(), can.GetProperty("bands").GetProperty("name").GetString(), can.GetProperty("timeZone").GetString(), can.GetProperty("ports").GetProperty("forecastStore").GetString()));
        Assert.Equal((false, true), (can.GetProperty("sample").GetBoolean(), can.GetProperty("import").GetBoolean()));
    }

    private async Task<string?> StateOfAsync(string id) =>
        (await _http.GetFromJsonAsync<JsonElement>($"api/forecasts/{id}")).GetProperty("record").GetProperty("state").GetString();

    private async Task<SipakuProcess> ServeAsync(Dictionary<string, string>? environment = null)
    {
        SipakuProcess serve = SipakuProcess.Start(_home.Path, environment, "serve", "--urls", "http://127.0.0.1:0");
        await Eventually.HoldsAsync(() => serve.HasExited || serve.Errors.Contains("Ctrl-C stops", StringComparison.Ordinal), "The host did not start.");
        Assert.False(serve.HasExited, serve.Errors);
        JsonElement owner = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllBytesAsync(Path.Combine(_home.Path, "owner.json")));
        _http.BaseAddress = new Uri(owner.GetProperty("Address").GetString()!);
        return serve;
    }
}
