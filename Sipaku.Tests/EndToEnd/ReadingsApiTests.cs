using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

public sealed class ReadingsApiTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Post_WhenItIsADryRun_SaysWhatWouldBeStored_AndThenStoresIt()
    {
        using SipakuProcess serve = await ServeAsync();

        JsonElement dry = await PostAsync("dryRun=true&name=x.csv", Csv(good: 6, bad: 1));
        JsonElement stored = await PostAsync("name=x.csv", Csv(good: 6, bad: 1));
        JsonElement again = await PostAsync("name=x.csv", Csv(good: 6, bad: 1));
        JsonElement imports = (await _http.GetFromJsonAsync<JsonElement>(Address("api/imports"))).GetProperty("imports");

        Assert.False(dry.GetProperty("stored").GetBoolean());
        Assert.Equal("x.csv", dry.GetProperty("name").GetString());
        Assert.Equal((6, 0, 1, 0), (Number(dry, "imported"), Number(dry, "replaced"), Number(dry, "refused"), Number(dry, "missing")));
        Assert.Equal(("2024-01-01T00:00:00", "2024-01-06T00:00:00"), (Text(dry, "first"), Text(dry, "last")));
        JsonElement row = dry.GetProperty("firstRows")[1];
        Assert.Equal(("2024-01-02", "00:00:00", 2.5), (Text(row, "date"), Text(row, "time"), row.GetProperty("value").GetDouble()));
        JsonElement refusal = Assert.Single(dry.GetProperty("refusals").EnumerateArray());
        Assert.Equal(("no finite number", 1), (Text(refusal, "reason"), Number(refusal, "count")));
        Assert.Equal("line 8: 'bad' is no finite number", refusal.GetProperty("firstPlaces")[0].GetString());
        Assert.False(dry.TryGetProperty("importId", out _));

        Assert.Equal((true, 1), (stored.GetProperty("stored").GetBoolean(), Number(stored, "importId")));
        Assert.False(again.GetProperty("stored").GetBoolean());
        Assert.Contains("in the store already", again.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
        JsonElement import = Assert.Single(imports.EnumerateArray());
        Assert.Equal((1, 6, 1, true, false), (Number(import, "id"), Number(import, "imported"), Number(import, "refused"), import.GetProperty("inForce").GetBoolean(), import.GetProperty("sample").GetBoolean()));
        Assert.Equal("x.csv", import.GetProperty("files")[0].GetString());
        Assert.Equal(32, Text(import, "checksum").Length);
        Assert.Equal("2024-01-01T00:00:00", Text(import, "first"));
    }

    [Fact]
    public async Task Post_WhenTheQueryNamesColumns_ReadsThem()
    {
        using SipakuProcess serve = await ServeAsync();

        JsonElement result = await PostAsync(
            "name=x.csv&valueColumn=PM&dateColumn=Day&timeColumn=&where=&decimal=,&delimiter=%3B", new StringContent("Day;PM\n2024-01-01 00:00;1,5\n2024-01-02 00:00;\n"));

        Assert.Equal((1, 1), (Number(result, "imported"), Number(result, "missing")));
        Assert.Equal(1.5, result.GetProperty("firstRows")[0].GetProperty("value").GetDouble());
        Assert.Contains("PM", Text(result, "readsAs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "2 of 4 lines of x.csv were refused")]
    [InlineData("&dryRun=true", "2 of 4 lines of x.csv were refused")]
    [InlineData("&maxRefused=half", "maxRefused half is no percentage")]
    public async Task Post_WhenNothingMayBeStored_AnswersWhyInOneLine(string query, string reason)
    {
        using SipakuProcess serve = await ServeAsync();

        HttpResponseMessage response = await _http.PostAsync(Address("api/readings?name=x.csv" + query), Csv(good: 2, bad: 2));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(reason, Text(await response.Content.ReadFromJsonAsync<JsonElement>(), "error"), StringComparison.Ordinal);
        Assert.Equal(2, Number(await PostAsync("name=x.csv&maxRefused=50%25", Csv(good: 2, bad: 2)), "imported"));
    }

    [Fact]
    public async Task Post_WhenTheBodyIsLongerThanAFunctionMayTake_ReadsItWhileItComes()
    {
        using SipakuProcess serve = await ServeAsync();

        // Long blank lines behind the readings, a few megabytes beyond what the host takes for functions.
        JsonElement result = await PostAsync("name=long.csv", new LongContent("Tanggal,Waktu,Value\n2024-01-01,00:00,5\n", pieces: 104));

        Assert.Equal(1, Number(result, "imported"));
    }

    [Fact]
    public async Task Api_WhenTheHostHasAKey_AsksForIt()
    {
        using SipakuProcess serve = await ServeAsync(new Dictionary<string, string> { ["Sipaku__HostKey"] = "a-long-enough-key" });

        HttpResponseMessage post = await _http.PostAsync(Address("api/readings"), Csv(good: 2, bad: 0));
        HttpResponseMessage get = await _http.GetAsync(Address("api/imports"));
        _http.DefaultRequestHeaders.Add("x-functions-key", "a-long-enough-key");
        HttpResponseMessage keyed = await _http.GetAsync(Address("api/imports"));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (post.StatusCode, get.StatusCode, keyed.StatusCode));
        Assert.Empty((await keyed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("imports").EnumerateArray());
    }

    [Fact]
    public async Task Api_WhenAnotherOriginsPagePosts_RefusesIt()
    {
        using SipakuProcess serve = await ServeAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, Address("api/readings")) { Content = Csv(good: 2, bad: 0) };
        request.Headers.Add("Origin", "https://elsewhere.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await _http.SendAsync(request)).StatusCode);
    }

    private static StringContent Csv(int good, int bad) => new(
        "Tanggal,Waktu,Value\n"
            + string.Concat(Enumerable.Range(1, good).Select(day => $"2024-01-{day:00},00:00,{day}.5\n"))
            + string.Concat(Enumerable.Repeat("2024-01-01,00:00,bad\n", bad)),
        Encoding.UTF8,
        "text/csv");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private async Task<JsonElement> PostAsync(string query, HttpContent content)
    {
        HttpResponseMessage response = await _http.PostAsync(Address($"api/readings?{query}"), content);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<SipakuProcess> ServeAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        SipakuProcess serve = SipakuProcess.Start(_home.Path, environment, "serve", "--urls", "http://127.0.0.1:0");
        await Eventually.HoldsAsync(() => serve.HasExited || serve.Errors.Contains("Ctrl-C stops", StringComparison.Ordinal), "The host did not start.");
        Assert.False(serve.HasExited, serve.Errors);
        return serve;
    }

    private Uri Address(string path)
    {
        JsonElement file = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(_home.Path, "owner.json")));
        return new Uri(new Uri(file.GetProperty("Address").GetString()!), path);
    }

    /// <summary>A text and then lines of a megabyte of blanks each, made as they are sent.</summary>
    private sealed class LongContent(string text, int pieces) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
            byte[] blanks = new byte[1 << 20];
            blanks.AsSpan().Fill((byte)' ');
            blanks[^1] = (byte)'\n';
            for (int piece = 0; piece < pieces; piece++)
            {
                await stream.WriteAsync(blanks);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
