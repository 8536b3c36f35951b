using System.Diagnostics;

namespace Sipaku.Benchmarks.Engine;

/// <summary>Orchestrations of 5 activities in sequence and then 6 at once, and chains of 5.</summary>
internal static class ThroughputBenchmark
{
    public static async Task<Measurement> OneAtATimeAsync()
    {
        const int Count = 1_000;
        await using BenchmarkEngine engine = await WarmAsync();
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Count; i++)
        {
            await engine.RunAsync("Mixed");
        }

        return new([new("5 in sequence + 6 at once, one at a time, orchestrations/s", Count / Stopwatch.GetElapsedTime(started).TotalSeconds, ">= 300", true)]);
    }

    public static async Task<Measurement> SixtyFourAtOnceAsync()
    {
        const int Count = 6_400;
        await using BenchmarkEngine engine = await WarmAsync();
        long started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            for (int i = 0; i < Count / 64; i++)
            {
                await engine.RunAsync("Mixed");
            }
        }));
        return new([new("5 in sequence + 6 at once, 64 at once, orchestrations/s", Count / Stopwatch.GetElapsedTime(started).TotalSeconds, ">= 1000", true)]);
    }

    public static async Task<Measurement> HundredChainsAsync()
    {
        await using BenchmarkEngine engine = await WarmAsync();
        long started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => engine.RunAsync("Chain", 5)));
        return new([new("100 orchestrations of 5 sequential activities, s", Stopwatch.GetElapsedTime(started).TotalSeconds, "<= 0.25")]);
    }

    private static async Task<BenchmarkEngine> WarmAsync()
    {
        BenchmarkEngine engine = new();
        for (int i = 0; i < 50; i++)
        {
            await engine.RunAsync("Mixed");
        }

        return engine;
    }
}
