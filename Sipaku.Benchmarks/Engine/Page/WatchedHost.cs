using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sipaku.Benchmarks.Engine.Page;

/// <summary>A host, as the page asks it.</summary>
internal sealed partial class WatchedHost(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public Uri Address => address;

    public async Task ImportSampleAsync()
    {
        await using FileStream sample = File.OpenRead(Path.Combine(Repository.Root, "samples", "beijing-pm25", "export.jsonl.gz"));
        using StreamContent content = new(sample);
        (await _http.PostAsync(new Uri("api/readings?name=export.jsonl.gz&dryRun=false", UriKind.Relative), content)).EnsureSuccessStatusCode();
    }

    /// <summary>The page and what it names.</summary>
    public async Task<IReadOnlyList<byte[]>> FilesAsync()
    {
        string page = await _http.GetStringAsync(new Uri("api/dashboard", UriKind.Relative));
        IEnumerable<string> files = Named().Matches(page).Select(match => match.Groups["path"].Value);
        return await Task.WhenAll(files.Prepend("dashboard").Select(path => _http.GetByteArrayAsync(new Uri($"api/{path}", UriKind.Relative))));
    }

    /// <summary>Makes a run.</summary>
    /// <returns>How long it took by its record, in seconds.</returns>
    public async Task<double> RunAsync(double pollsPerSecond)
    {
        using HttpResponseMessage started = await _http.PostAsJsonAsync(new Uri("api/forecasts", UriKind.Relative), new { });
        JsonElement answer = await started.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        Uri run = new($"api/forecasts/{answer.GetProperty("id").GetString()}", UriKind.Relative);
        using CancellationTokenSource ended = new();
        Task polls = pollsPerSecond > 0 ? PollAsync(run, TimeSpan.FromSeconds(1 / pollsPerSecond), ended.Token) : Task.CompletedTask;
        JsonElement record = await EndAsync(run);
        await ended.CancelAsync();
        await polls;
        return (record.GetProperty("endedAt").GetDateTime() - record.GetProperty("startedAt").GetDateTime()).TotalSeconds;
    }

    public void Dispose() => _http.Dispose();

    // A glance every second, as one open page takes.
    private async Task<JsonElement> EndAsync(Uri run)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            JsonElement record = (await _http.GetFromJsonAsync<JsonElement>(run)).GetProperty("record");
            switch (record.GetProperty("state").GetString())
            {
                case "Running":
                    break;
                case "Published":
                    return record;
                default:
                    throw new InvalidOperationException($"The run was not published: {record.GetProperty("reasons")}");
            }
        }
    }

    /// <summary>Asks at a fixed rate, whether the answer before has come or not.</summary>
    private async Task PollAsync(Uri run, TimeSpan interval, CancellationToken ended)
    {
        List<Task<string>> answers = [];
        using PeriodicTimer timer = new(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                answers.Add(_http.GetStringAsync(run, CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(answers);
        }
    }

    [GeneratedRegex("(?:src|href)=\"(?<path>dashboard/[^\"]+)\"")]
    private static partial Regex Named();
}
