using System.Diagnostics;

namespace Sipaku.Benchmarks.Engine;

/// <summary>One activity call in an otherwise idle engine, from the orchestrator's call to its result.</summary>
internal static class LatencyBenchmark
{
    public static async Task<Measurement> RunAsync()
    {
        const int Count = 2_000;
        await using BenchmarkEngine engine = new();
        List<double> taken = [];
        for (int i = 0; i < Count + 100; i++)
        {
            await engine.RunAsync("Timed");
            if (i >= 100)
            {
                taken.Add(BenchmarkFunctions.TimedCall * 1000.0 / Stopwatch.Frequency);
            }
        }

        taken.Sort();
        return new(
        [
            new("one activity call, p50, ms", taken[Count / 2], "< 2"),
            new("one activity call, p99, ms", taken[Count * 99 / 100], "< 10"),
            new("one activity call, worst of 2,000, ms", taken[^1], string.Empty),
        ]);
    }
}
