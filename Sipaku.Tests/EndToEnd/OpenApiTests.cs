using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Json.Schema;
using Microsoft.Azure.Functions.Worker;
using Sipaku.Orchestrations.Functions;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.EndToEnd;

/// <summary>The OpenAPI document beside the routes that there are and the answers that they give.</summary>
public sealed class OpenApiTests : IDisposable
{
    // What the local host serves itself.
    private static readonly string[] RoutesOfTheHost = ["POST /api/readings", "GET /api/imports"];

    private readonly TemporaryHome _home = new();
    private readonly HttpClient _http = new();
    private readonly HashSet<string> _answered = [];
    private JsonElement _document;

    public void Dispose()
    {
        _http.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Document_DescribesEachRoute_AndTheAnswersThatARunOfTheSampleMeets()
    {
        await SipakuProcess.RunAsync(_home.Path, "run", "--sample");
        using SipakuProcess serve = SipakuProcess.Start(_home.Path, "serve", "--urls", "http://127.0.0.1:0");
        await Eventually.HoldsAsync(() => serve.Errors.Contains("Ctrl-C stops", StringComparison.Ordinal), "The host did not start.");
        _http.BaseAddress = new Uri(JsonSerializer.Deserialize<JsonElement>(await File.ReadAllBytesAsync(Path.Combine(_home.Path, "owner.json"))).GetProperty("Address").GetString()!);
        _document = await _http.GetFromJsonAsync<JsonElement>("api/openapi.json");

        Assert.Equal(RoutesOfTheApp().Concat(RoutesOfTheHost).Order(StringComparer.Ordinal), DescribedRoutes().Order(StringComparer.Ordinal));

        await AssertDescribedAsync("GET", "/api/openapi.json");
        await AssertDescribedAsync("GET", "/api/forecasts/latest");
        await AssertDescribedAsync("GET", "/api/capabilities");
        await AssertDescribedAsync("GET", "/api/readings/daily", "?from=2014-12-01&to=2014-12-31");
        await AssertDescribedAsync("GET", "/api/readings/daily");
        await AssertDescribedAsync("GET", "/api/readings/{date}", at: "/api/readings/2014-12-31");
        await AssertDescribedAsync("GET", "/api/readings/{date}", at: "/api/readings/today");
        await AssertDescribedAsync("GET", "/api/imports");
        await AssertDescribedAsync("POST", "/api/readings", "?dryRun=true&name=day.csv", body: "Tanggal,Waktu,Value\n2015-01-01,00:00:00,12\n");
        await AssertDescribedAsync("POST", "/api/readings", "?dryRun=true&name=day.csv", body: "\0");
        string id = (await AssertDescribedAsync("POST", "/api/forecasts")).GetProperty("id").GetString()!;
        await AssertDescribedAsync("POST", "/api/forecasts");
        foreach (string steer in new[] { "suspend", "continue", "cancel" })
        {
            await AssertDescribedAsync("GET", "/api/forecasts/{id}", at: $"/api/forecasts/{id}");
            await AssertDescribedAsync("POST", $"/api/forecasts/{{id}}/{steer}", at: $"/api/forecasts/{id}/{steer}");
            await AssertDescribedAsync("POST", $"/api/forecasts/{{id}}/{steer}", at: $"/api/forecasts/run-none/{steer}");
        }

        await AssertDescribedAsync("GET", "/api/forecasts/{id}", at: "/api/forecasts/run-none");
        await AssertDescribedAsync("GET", "/api/forecasts");
        await AssertDescribedAsync("GET", "/api/forecasts", "?status=nothing");

        Assert.Equal(DescribedRoutes().Order(StringComparer.Ordinal), _answered.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> RoutesOfTheApp() =>
        from method in typeof(StartForecast).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is { AuthLevel: AuthorizationLevel.Function }
        from verb in trigger.Methods!
        select $"{verb.ToUpperInvariant()} /api/{trigger.Route}";

    private IEnumerable<string> DescribedRoutes() =>
        from path in _document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select $"{operation.Name.ToUpperInvariant()} {path.Name}";

    private async Task<JsonElement> AssertDescribedAsync(string method, string path, string query = "", string? at = null, string? body = null)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), (at ?? path) + query);
        request.Content = body is null ? null : new StringContent(body);
        using HttpResponseMessage response = await _http.SendAsync(request);
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        string what = $"{method} {at ?? path}{query}: {(int)response.StatusCode}";
        JsonElement responses = _document.GetProperty("paths").GetProperty(path).GetProperty(method.ToLowerInvariant()).GetProperty("responses");
        Assert.True(responses.TryGetProperty($"{(int)response.StatusCode}", out JsonElement described), $"{what} is not described. {answer}");
        if (described.TryGetProperty("headers", out JsonElement headers))
        {
            Assert.All(headers.EnumerateObject(), header => Assert.True(response.Headers.Contains(header.Name), $"{what} has no header {header.Name}."));
        }

        EvaluationResults found = SchemaOf(described).Evaluate(
            answer, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        Assert.True(found.IsValid, $"{what} is none of what is described. {string.Join(' ', Faults(found))} {answer}");
        _answered.Add($"{method} {path}");
        return answer;
    }

    private JsonSchema SchemaOf(JsonElement response)
    {
        string schema = response.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetRawText();
        string all = _document.GetProperty("components").GetProperty("schemas").GetRawText();
        return JsonSchema.FromText($$"""{"allOf":[{{schema}}],"$defs":{{all}}}""".Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Faults(EvaluationResults found) =>
        from detail in found.Details ?? []
        from error in detail.Errors ?? []
        select $"{detail.InstanceLocation}: {error.Value}";
}
