using System.Diagnostics;

namespace Sipaku.Benchmarks.Engine;

/// <summary>10,000 activities in one orchestration against 1,000: what one costs must not grow with how many there were.</summary>
internal static class LongHistoryBenchmark
{
    public static Task<Measurement> SequenceAsync() => CompareAsync("Chain", "10,000 activities in sequence");

    public static Task<Measurement> FanOutAsync() => CompareAsync("FanOut", "10,000 activities at once");

    private static async Task<Measurement> CompareAsync(string orchestrator, string name)
    {
        await using BenchmarkEngine engine = new();
        await engine.RunAsync(orchestrator, 1_000);
        double few = await TimeAsync(engine, orchestrator, 1_000);
        double many = await TimeAsync(engine, orchestrator, 10_000);
        using Process self = Process.GetCurrentProcess();
        return new(
        [
            new($"{name}, ms each", many, string.Empty),
            new($"{name}, each against 1,000", many / few, "<= 1.3"),
            new($"{name}, memory, MB", self.WorkingSet64 / (1024.0 * 1024.0), "< 300"),
        ]);
    }

    private static async Task<double> TimeAsync(BenchmarkEngine engine, string orchestrator, int count)
    {
        long started = Stopwatch.GetTimestamp();
        await engine.RunAsync(orchestrator, count);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds / count;
    }
}
