using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Sipaku.Tests.Dashboard.Support;

/// <summary>
/// Answers of the API that are hard to bring about, from <c>Data/dashboard</c>: a file has answers by method and path, in which
/// <c>NOW-90</c> is 90 seconds ago. What it does not have, the file <c>published</c> or else the real host answers.
/// </summary>
internal static partial class CannedApi
{
    private const string Root = "/api/";

    public static async Task UseAsync(IPage page, string scenario)
    {
        Dictionary<string, JsonElement> answers = Read("published");
        foreach ((string request, JsonElement answer) in Read(scenario))
        {
            answers[request] = answer;
        }

        await page.RouteAsync($"**{Root}**", async route =>
        {
            Uri url = new(route.Request.Url);
            string path = $"{route.Request.Method} {url.AbsolutePath[Root.Length..]}";
            string query = url.Query.Contains("dryRun=true", StringComparison.Ordinal) ? "?dryRun=true"
                : url.Query.Contains("dryRun=false", StringComparison.Ordinal) ? "?dryRun=false" : "";
            await (answers.TryGetValue(path + query, out JsonElement answer)
                ? route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = answer.GetRawText() })
                : route.ContinueAsync());
        });
    }

    private static Dictionary<string, JsonElement> Read(string scenario)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "dashboard", $"{scenario}.json"));
        return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            Ago().Replace(text, match => $"{DateTime.UtcNow.AddSeconds(-int.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture)):O}"))!;
    }

    [GeneratedRegex(@"NOW-(?<seconds>\d+)")]
    private static partial Regex Ago();
}
