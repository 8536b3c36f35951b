namespace Sipaku.Benchmarks.Engine.Worker;

/// <summary>The whole way: host, Durable extension, store, and the official worker in a process of its own.</summary>
internal static class WorkerPart
{
    private const int Many = 10_000;
    private const double MostMegabytes = 300;

    public static async Task RunAsync(Report report)
    {
        Report.Head("The official worker on Sipaku.FunctionsHost");
        await using (WorkerHub hub = await WorkerHub.StartAsync())
        {
            await Workload.MixedAsync(hub.Client, 200, 1);
            await Workload.MixedAsync(hub.Client, 640, 64);
            await report.MeasureAsync("5 in sequence + 6 at once, one at a time, a second", Target.AtLeast(120), () => Workload.MixedAsync(hub.Client, 300, 1));
            await report.MeasureAsync("5 in sequence + 6 at once, 64 at once, a second", Target.AtLeast(700), () => Workload.MixedAsync(hub.Client, 1_600, 64));
            await report.MeasureAsync("100 x 5 in sequence, s", Target.AtMost(0.15), () => Workload.HundredAsync(hub.Client));
        }

        await MeasureLongAsync(report, "10,000 in sequence", Many, 0);
        await MeasureLongAsync(report, "10,000 at once", 0, Many);
    }

    private static async Task MeasureLongAsync(Report report, string name, int inSequence, int atOnce)
    {
        List<LongRound> rounds = [];
        for (int round = 0; round < report.Rounds; round++)
        {
            rounds.Add(await LongRound.StartAsync(inSequence, atOnce));
        }

        report.Print($"{name}, s", Target.AtMost(25), [.. rounds.Select(round => round.Seconds)]);
        report.Print($"{name}, peak of the host, MB", Target.AtMost(MostMegabytes), [.. rounds.Select(round => round.HostMegabytes)]);
        report.Print($"{name}, peak of the worker, MB", Target.AtMost(MostMegabytes), [.. rounds.Select(round => round.WorkerMegabytes)]);
    }
}
