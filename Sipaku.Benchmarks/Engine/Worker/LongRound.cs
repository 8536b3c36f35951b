using System.Diagnostics;
using System.Globalization;

namespace Sipaku.Benchmarks.Engine.Worker;

/// <summary>One long orchestration, on a host in a process of its own, so that the peak memory is that of one run.</summary>
internal sealed record LongRound(double Seconds, double HostMegabytes, double WorkerMegabytes)
{
    /// <summary>What the process is started with.</summary>
    public const string Verb = "engine-long";

    private const double Mega = 1e6;

    public static async Task<LongRound> StartAsync(int inSequence, int atOnce)
    {
        double[] figures = await Round.AskAsync(Verb, $"{inSequence}", $"{atOnce}");
        return new LongRound(figures[0], figures[1], figures[2]);
    }

    /// <summary>The round itself.</summary>
    public static async Task<int> RunAsync(string[] counts)
    {
        await using WorkerHub hub = await WorkerHub.StartAsync();
        int inSequence = int.Parse(counts[0], CultureInfo.InvariantCulture);
        int atOnce = int.Parse(counts[1], CultureInfo.InvariantCulture);
        double seconds = await Workload.TimeAsync(() => Workload.RunAsync(hub.Client, inSequence, atOnce));
        double worker = double.Parse(await Workload.RunAsync(hub.Client, "Peak", null), CultureInfo.InvariantCulture);
        using Process self = Process.GetCurrentProcess();
        Round.Answer(seconds, self.PeakWorkingSet64 / Mega, worker / Mega);
        return 0;
    }
}
