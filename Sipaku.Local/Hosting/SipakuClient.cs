using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sipaku.Activities;
using Sipaku.Activities.Local.Import;

namespace Sipaku.Local.Hosting;

/// <summary>Talks to a host over the same HTTP API as everybody else.</summary>
internal sealed class SipakuClient : IDisposable
{
    private const string Instances = "runtime/webhooks/durabletask/instances";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _http;

    public SipakuClient(Uri address, string? key)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        if (key is not null)
        {
            _http.DefaultRequestHeaders.Add("x-functions-key", key);
        }
    }

    public Uri Address => _http.BaseAddress!;

    public void Dispose() => _http.Dispose();

    /// <summary>Whether a host answers at the address.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage response = await _http.GetAsync($"{Instances}?top=1", cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Starts a run, or finds the one under way.</summary>
    public async Task<(string RunId, bool Started)> StartAsync(CancellationToken cancellation)
    {
        using HttpResponseMessage response = await _http.PostAsync("api/forecasts", content: null, cancellation);
        if (response.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.Conflict))
        {
            throw await RefusedAsync(response, cancellation);
        }

        JsonElement payload = await response.Content.ReadFromJsonAsync<JsonElement>(Json, cancellation);
        return (payload.GetProperty("id").GetString()!, response.StatusCode == HttpStatusCode.Accepted);
    }

    public async Task<InstanceStatus?> StatusAsync(string runId, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await _http.GetAsync($"{Instances}/{Uri.EscapeDataString(runId)}", cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        return response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<InstanceStatus>(Json, cancellation)
            : throw await RefusedAsync(response, cancellation);
    }

    public async Task<IReadOnlyList<InstanceStatus>> ListAsync(int top, CancellationToken cancellation)
    {
        List<InstanceStatus> runs = [];
        string? continuation = null;
        do
        {
            using HttpRequestMessage request = new(HttpMethod.Get, $"{Instances}?instanceIdPrefix={RunIds.Prefix}&showInput=false&top=100");
            if (continuation is not null)
            {
                request.Headers.Add("x-ms-continuation-token", continuation);
            }

            using HttpResponseMessage response = await _http.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw await RefusedAsync(response, cancellation);
            }

            IReadOnlyList<InstanceStatus>? page = await response.Content.ReadFromJsonAsync<IReadOnlyList<InstanceStatus>>(Json, cancellation);
            runs.AddRange(page!.Where(instance => !instance.InstanceId.Contains(':', StringComparison.Ordinal)));
            continuation = response.Headers.TryGetValues("x-ms-continuation-token", out IEnumerable<string>? values)
                ? values.FirstOrDefault(value => value.Length > 0)
                : null;
        }
        while (continuation is not null);

        return [.. runs.OrderByDescending(run => run.InstanceId, StringComparer.Ordinal).Take(top)];
    }

    /// <summary>Asks a run to stop and clean up.</summary>
    public async Task CancelAsync(string runId, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await _http.PostAsync(
            $"api/forecasts/{Uri.EscapeDataString(runId)}/cancel",
            content: null,
            cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw await RefusedAsync(response, cancellation);
        }
    }

    /// <summary>The published forecast's JSON, or <see langword="null"/> where there is none.</summary>
    public async Task<string?> LatestAsync(CancellationToken cancellation)
    {
        using HttpResponseMessage response = await _http.GetAsync("api/forecasts/latest", cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsStringAsync(cancellation)
            : throw await RefusedAsync(response, cancellation);
    }

    /// <summary>Sends one file's readings to the host that owns the store.</summary>
    public async Task<ImportResult> ImportAsync(string name, Stream content, CancellationToken cancellation)
    {
        using StreamContent body = new(content);
        using HttpResponseMessage response = await _http.PostAsync($"api/readings?name={Uri.EscapeDataString(name)}", body, cancellation);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<ImportResult>(Json, cancellation))!
            : throw await RefusedAsync(response, cancellation);
    }

    private static async Task<UsageException> RefusedAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        string body = await response.Content.ReadAsStringAsync(cancellation);
        try
        {
            if (JsonDocument.Parse(body).RootElement.TryGetProperty("error", out JsonElement error))
            {
                return new UsageException(error.ToString());
            }
        }
        catch (JsonException)
        {
            // Not ours; the status says enough.
        }

        return new UsageException($"The host at {response.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Authority)} answered {(int)response.StatusCode} {response.ReasonPhrase}.");
    }
}
