using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker.Http;
using Sipaku.Orchestrations.Functions;
using Sipaku.Tests.Orchestrations.Functions;
using Xunit;

namespace Sipaku.Tests.Dashboard;

/// <summary>How the page and its files are served.</summary>
public sealed partial class GetDashboardTests
{
    private const int MaxBytes = 300 * 1000;

    [Fact]
    public async Task Page_AllowsOnlyItsOwnFiles_AndIsAskedForAnewEachTime()
    {
        HttpResponseData page = await GetAsync("");

        Assert.Equal((HttpStatusCode.OK, "no-cache"), (page.StatusCode, TestRequest.Header(page, "Cache-Control")));
        string policy = TestRequest.Header(page, "Content-Security-Policy")!;
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(Inline(), await TextAsync(page));
    }

    [Fact]
    public async Task Files_AreCompressed_KeptForEver_AndSmallTogether()
    {
        string page = await TextAsync(await GetAsync(""));
        string[] files = [.. Named().Matches(page).Select(match => match.Groups["path"].Value)];
        Assert.Equal([".css", ".js", ".svg"], files.Select(Path.GetExtension).Order(StringComparer.Ordinal));

        long bytes = 0;
        foreach (string path in files)
        {
            HttpResponseData file = await GetAsync(path, gzip: true);
            Assert.Equal((HttpStatusCode.OK, "gzip"), (file.StatusCode, TestRequest.Header(file, "Content-Encoding")));
            Assert.Equal("public, max-age=31536000, immutable", TestRequest.Header(file, "Cache-Control"));
            Assert.Equal(await TextAsync(await GetAsync(path)), await TextAsync(file));
            bytes += file.Body.Length;
        }

        Assert.InRange(bytes, 1, MaxBytes);
    }

    [Fact]
    public async Task Address_WithASlashAtItsEnd_LeadsToThePage_AndStrangePathsToNothing()
    {
        HttpResponseData slash = await GetAsync("", address: "/api/dashboard/");
        HttpResponseData strange = await GetAsync("../host.json");

        Assert.Equal((HttpStatusCode.PermanentRedirect, "../dashboard"), (slash.StatusCode, TestRequest.Header(slash, "Location")));
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
    }

    [Fact]
    public async Task Page_ThatWasNotBuilt_SaysHowToBuildIt()
    {
        HttpResponseData page = await GetDashboard.AnswerPageAsync(new TestRequest("GET", "/api/dashboard"), null, CancellationToken.None);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "no-cache"), (page.StatusCode, TestRequest.Header(page, "Cache-Control")));
        Assert.Contains("needs Node.js 20.19 or newer", await TextAsync(page), StringComparison.Ordinal);
        Assert.Contains("dotnet build Sipaku.sln", await TextAsync(page), StringComparison.Ordinal);
    }

    private static Task<HttpResponseData> GetAsync(string path, bool gzip = false, string address = "/api/dashboard")
    {
        TestRequest request = new("GET", address);
        if (gzip)
        {
            request.Headers.Add("Accept-Encoding", "br, gzip");
        }

        return GetDashboard.RunAsync(request, path, CancellationToken.None);
    }

    private static async Task<string> TextAsync(HttpResponseData response)
    {
        response.Body.Position = 0;
        using MemoryStream copy = new();
        await response.Body.CopyToAsync(copy);
        copy.Position = 0;
        using Stream content = TestRequest.Header(response, "Content-Encoding") is null ? copy : new GZipStream(copy, CompressionMode.Decompress);
        using StreamReader reader = new(content, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=|https?://")]
    private static partial Regex Inline();

    [GeneratedRegex("(?:src|href)=\"dashboard/(?<path>[^\"]+)\"")]
    private static partial Regex Named();
}
