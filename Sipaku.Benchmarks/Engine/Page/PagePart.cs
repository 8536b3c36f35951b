using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sipaku.Benchmarks.Engine.Start;
using Sipaku.Tests.Dashboard.Support;

namespace Sipaku.Benchmarks.Engine.Page;

/// <summary>The admin's page: what its files weigh, when it is of use, and what watching costs a run.</summary>
internal static partial class PagePart
{
    private const double PollsPerSecond = 20;

    // From the request to the frame that shows the last measured day and the forecast.
    private const string WhenOfUse = """
        () => new Promise(done => {
          const look = () => document.querySelectorAll('.day-card time').length > 6
            ? requestAnimationFrame(() => setTimeout(() => done(performance.now())))
            : requestAnimationFrame(look);
          look();
        })
        """;

    private const string WhenFirstPainted = "performance.getEntriesByName('first-contentful-paint')[0].startTime";

    public static async Task RunAsync(Report report)
    {
        await using SipakuProcess process = SipakuProcess.Start(await SipakuBuild.BuildAsync(), tellsPhases: false, "serve", "--urls", "http://127.0.0.1:0");
        using WatchedHost host = new(new Uri(Address().Match(await process.WaitForAsync("listens on ")).Value));
        await host.ImportSampleAsync();
        await host.RunAsync(pollsPerSecond: 0);

        Report.Head("The page");
        await WeighAsync(report, host);
        await LoadAsync(report, host);
        await WatchAsync(report, host);
    }

    private static async Task WeighAsync(Report report, WatchedHost host)
    {
        byte[][] files = [.. await host.FilesAsync()];
        report.Print("all files by gzip, kB", Target.AtMost(300), [SumOf(files, file => new GZipStream(file, CompressionLevel.SmallestSize))]);
        report.Print("all files by brotli, kB", Target.AtMost(300), [SumOf(files, file => new BrotliStream(file, CompressionLevel.SmallestSize))]);
        report.Print("all files as they are, kB", Target.None, [files.Sum(file => file.Length) / 1e3]);
    }

    private static double SumOf(IEnumerable<byte[]> files, Func<Stream, Stream> compressor)
    {
        long sum = 0;
        foreach (byte[] file in files)
        {
            using MemoryStream compressed = new();
            using (Stream compressing = compressor(compressed))
            {
                compressing.Write(file);
            }

            sum += compressed.ToArray().Length;
        }

        return sum / 1e3;
    }

    /// <summary>Each round in a browser that has never seen the page.</summary>
    private static async Task LoadAsync(Report report, WatchedHost host)
    {
        IBrowser browser = await Chromium.GetAsync();
        List<double> painted = [];
        List<double> ofUse = [];
        for (int round = 0; round < report.Rounds; round++)
        {
            await using IBrowserContext context = await browser.NewContextAsync();
            IPage page = await context.NewPageAsync();
            await page.GotoAsync(new Uri(host.Address, "api/dashboard").AbsoluteUri);
            ofUse.Add(await page.EvaluateAsync<double>(WhenOfUse) / 1e3);
            painted.Add(await page.EvaluateAsync<double>(WhenFirstPainted) / 1e3);
        }

        report.Print("first paint, s", Target.AtMost(1), painted);
        report.Print("first useful paint: the last measured day and the forecast, s", Target.AtMost(1), ofUse);
    }

    /// <summary>Runs with polls and without in turn, so that a busy minute of the machine falls on both alike.</summary>
    private static async Task WatchAsync(Report report, WatchedHost host)
    {
        List<double> alone = [];
        List<double> watched = [];
        for (int round = 0; round < report.Rounds; round++)
        {
            alone.Add(await host.RunAsync(pollsPerSecond: 0));
            watched.Add(await host.RunAsync(PollsPerSecond));
        }

        report.Print("run of the sample, s", Target.None, alone);
        report.Print($"run of the sample beside {PollsPerSecond} status polls a second, s", Target.None, watched);
        report.Print("watched run / run, by the best", Target.AtMost(1.1), [watched.Min() / alone.Min()]);
    }

    [GeneratedRegex("http://[^ ]+")]
    private static partial Regex Address();
}
