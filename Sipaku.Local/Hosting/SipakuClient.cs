using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Sipaku.Activities.Contracts;

namespace Sipaku.Local.Hosting;

/// <summary>Talks to the home's host over the same HTTP API as everybody else, with the home's proof in the place of a key.</summary>
internal sealed class SipakuClient : IDisposable
{
    private const string Instances = "runtime/webhooks/durabletask/instances";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _http;

    private SipakuClient(Uri address) =>
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = Patience }) { BaseAddress = address, Timeout = Patience };

    public Uri Address => _http.BaseAddress!;

    public void Dispose() => _http.Dispose();

    /// <summary>A client of the host that serves the home; null where none does, whoever else may listen at its address.</summary>
    public static async Task<SipakuClient?> ConnectAsync(OwnerFile owner, HomeSecret secret, CancellationToken cancellation)
    {
        SipakuClient client = new(owner.Address);
        string nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        try
        {
            string answer = await client._http.GetStringAsync($"{HomeProof.Path.TrimStart('/')}?nonce={nonce}", cancellation);
            if (HomeSecret.Matches(secret.HostProof(owner.Session, nonce), answer))
            {
                client._http.DefaultRequestHeaders.Add(HomeProof.Header, secret.ClientProof(owner.Session));
                return client;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            // Nobody is there, or somebody who does not answer.
        }

        client.Dispose();
        return null;
    }

    /// <summary>Starts a run, or finds the one under way.</summary>
    public async Task<(string RunId, bool Started)> StartAsync(ForecastRequest wanted, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await _http.PostAsJsonAsync("api/forecasts", wanted, Json, cancellation);
        if (response.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.Conflict))
        {
            throw await RefusedAsync(response, cancellation);
        }

        JsonElement payload = await response.Content.ReadFromJsonAsync<JsonElement>(Json, cancellation);
        return (payload.GetProperty("id").GetString()!, response.StatusCode == HttpStatusCode.Accepted);
    }

    public async Task<InstanceStatus?> StatusAsync(string runId, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await _http.GetAsync($"{Instances}/{Uri.EscapeDataString(runId)}?showInput=false", cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        return response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<InstanceStatus>(Json, cancellation)
            : throw await RefusedAsync(response, cancellation);
    }

    /// <summary>Asks a run to stop and clean up; one that has ended is left as it is.</summary>
    /// <returns>Whether it was asked.</returns>
    public async Task<bool> CancelAsync(string runId, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await _http.PostAsync(
            $"api/forecasts/{Uri.EscapeDataString(runId)}/cancel",
            content: null,
            cancellation);
        return response.IsSuccessStatusCode || (response.StatusCode == HttpStatusCode.Gone ? false : throw await RefusedAsync(response, cancellation));
    }

    private static async Task<HostRefusalException> RefusedAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        string body = await response.Content.ReadAsStringAsync(cancellation);
        try
        {
            if (JsonDocument.Parse(body).RootElement.TryGetProperty("error", out JsonElement error))
            {
                return new HostRefusalException(error.ToString());
            }
        }
        catch (JsonException)
        {
            // Not ours; the status says enough.
        }

        return new HostRefusalException($"The host at {response.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Authority)} answered {(int)response.StatusCode} {response.ReasonPhrase}.");
    }
}
