using System.Diagnostics;
using System.Globalization;

namespace Sipaku.Benchmarks.Engine;

/// <summary>The figures that the durable engine is held to, each measured in a fresh store on the disk of the working folder.</summary>
internal static class EngineBenchmarks
{
    private const int Rounds = 5;

    private static readonly (string Name, Func<Task<Measurement>> Run)[] All =
    [
        ("sequential", ThroughputBenchmark.OneAtATimeAsync),
        ("parallel", ThroughputBenchmark.SixtyFourAtOnceAsync),
        ("hundred", ThroughputBenchmark.HundredChainsAsync),
        ("latency", LatencyBenchmark.RunAsync),
        ("long", LongHistoryBenchmark.SequenceAsync),
        ("fanout", LongHistoryBenchmark.FanOutAsync),
        ("full", FullStoreBenchmark.RunAsync),
        ("host", HostBenchmark.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] names)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, fdatasync {Fdatasync.MeasureMilliseconds():0.00} ms, best and median of {Rounds}");
        Console.WriteLine();
        Console.WriteLine($"| {"measure",-62} | {"best",10} | {"median",10} | {"target",14} |");
        Console.WriteLine($"|{new string('-', 64)}|{new string('-', 12)}|{new string('-', 12)}|{new string('-', 16)}|");
        foreach ((string name, Func<Task<Measurement>> run) in All)
        {
            if (names.Length > 0 && !names.Contains(name))
            {
                continue;
            }

            List<Measurement> rounds = [];
            for (int i = 0; i < Rounds; i++)
            {
                rounds.Add(await run());
            }

            Print(rounds);
        }

        Console.WriteLine();
        Console.WriteLine($"Peak memory of all together: {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MB");
        return 0;
    }

    private static void Print(List<Measurement> rounds)
    {
        for (int figure = 0; figure < rounds[0].Figures.Count; figure++)
        {
            Figure first = rounds[0].Figures[figure];
            double[] values = [.. rounds.Select(round => round.Figures[figure].Value).Order()];
            double best = first.MoreIsBetter ? values[^1] : values[0];
            string format = best >= 100 ? "N0" : "N2";
            Console.WriteLine(
                $"| {first.Name,-62} | {best.ToString(format, CultureInfo.InvariantCulture),10} "
                + $"| {values[values.Length / 2].ToString(format, CultureInfo.InvariantCulture),10} | {first.Target,14} |");
        }
    }
}
