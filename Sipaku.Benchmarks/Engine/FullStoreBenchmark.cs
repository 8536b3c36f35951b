using System.Diagnostics;

namespace Sipaku.Benchmarks.Engine;

/// <summary>The same load in a store with 100 finished instances and in one with 100,000.</summary>
internal static class FullStoreBenchmark
{
    public static async Task<Measurement> RunAsync()
    {
        await using BenchmarkEngine engine = new();
        await FillAsync(engine, 100);
        double before = await RateAsync(engine);
        await FillAsync(engine, 100_000);
        double after = await RateAsync(engine);
        return new([new("100,000 finished instances, rate against 100", after / before, ">= 1", true)]);
    }

    private static Task FillAsync(BenchmarkEngine engine, int count) => Task.WhenAll(Enumerable.Range(0, 256).Select(async worker =>
    {
        for (int i = worker; i < count; i += 256)
        {
            await engine.RunAsync("Chain", 0);
        }
    }));

    private static async Task<double> RateAsync(BenchmarkEngine engine)
    {
        const int Count = 1_000;
        for (int i = 0; i < 100; i++)
        {
            await engine.RunAsync("Mixed");
        }

        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Count; i++)
        {
            await engine.RunAsync("Mixed");
        }

        return Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
