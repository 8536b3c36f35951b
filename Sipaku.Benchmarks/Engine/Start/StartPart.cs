using System.Globalization;
using System.Text.RegularExpressions;

namespace Sipaku.Benchmarks.Engine.Start;

/// <summary>From process start to a host that answers, and to a forecast in an empty home.</summary>
internal static partial class StartPart
{
    private static readonly HttpClient Http = new();

    public static async Task RunAsync(Report report)
    {
        using TemporaryFolder published = new();
        string built = await SipakuBuild.BuildAsync();
        string readyToRun = await SipakuBuild.PublishAsync(published.Path);
        Report.Head("From process start");
        await report.MeasureAsync("host ready, as built, s", Target.AtMost(0.8), () => ServeAsync(built, lines: null));
        await report.MeasureAsync("host ready, published ready-to-run, s", Target.AtMost(0.6), () => ServeAsync(readyToRun, lines: null));
        await report.MeasureAsync("run on an empty home to the forecast, as built, s", Target.AtMost(2.2), () => RunAsync(built, lines: null));
        await report.MeasureAsync("run on an empty home to the forecast, published ready-to-run, s", Target.AtMost(1.8), () => RunAsync(readyToRun, lines: null));
        await TellAsync("host, as built", lines => ServeAsync(built, lines));
        await TellAsync("host, published ready-to-run", lines => ServeAsync(readyToRun, lines));
        await TellAsync("run, as built", lines => RunAsync(built, lines));
        await TellAsync("run, published ready-to-run", lines => RunAsync(readyToRun, lines));
    }

    /// <summary>Starts a host and waits until it answers.</summary>
    private static async Task<double> ServeAsync(string executable, List<(double At, string Line)>? lines)
    {
        await using SipakuProcess host = SipakuProcess.Start(executable, tellsPhases: lines is not null, "serve", "--urls", "http://127.0.0.1:0");
        string line = await host.WaitForAsync("listens on ");
        (await Http.GetAsync(new Uri(new Uri(Address().Match(line).Value), "admin/host/ping"))).EnsureSuccessStatusCode();
        lines?.AddRange(host.Lines);
        return host.Seconds;
    }

    /// <summary>Imports the sample, makes a forecast and waits for its first line.</summary>
    private static async Task<double> RunAsync(string executable, List<(double At, string Line)>? lines)
    {
        await using SipakuProcess run = SipakuProcess.Start(executable, tellsPhases: lines is not null, "run");
        await run.WaitForOutputAsync();
        double seconds = run.Seconds;
        if (lines is not null)
        {
            lock (run.Lines)
            {
                lines.AddRange(run.Lines);
            }
        }

        return seconds;
    }

    /// <summary>Prints where the time of one round goes: what the process said, and when.</summary>
    private static async Task TellAsync(string name, Func<List<(double At, string Line)>, Task<double>> round)
    {
        List<(double At, string Line)> lines = [];
        double seconds = await round(lines);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Where the time goes: {name}, {seconds * 1_000:0} ms in this round"));
        foreach ((double at, string line) in lines)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {at,6:0} ms  {line}"));
        }
    }

    [GeneratedRegex("http://[^ ]+")]
    private static partial Regex Address();
}
