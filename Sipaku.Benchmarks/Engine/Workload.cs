using System.Diagnostics;
using DurableTask.Core;

namespace Sipaku.Benchmarks.Engine;

/// <summary>The same orchestrations for everything that is measured: activities that do nothing, in sequence and then at once.</summary>
internal static class Workload
{
    public const string Orchestration = "Steps";
    public const string Activity = "Echo";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>One orchestration, from its start to the answer of whoever waits for its end.</summary>
    public static Task RunAsync(TaskHubClient client, int inSequence, int atOnce) => RunAsync(client, Orchestration, new[] { inSequence, atOnce });

    /// <returns>The orchestration's output as JSON.</returns>
    public static async Task<string> RunAsync(TaskHubClient client, string orchestration, object? input)
    {
        OrchestrationInstance instance = await client.CreateOrchestrationInstanceAsync(orchestration, "", input);
        OrchestrationState? end = await client.WaitForOrchestrationAsync(instance, Patience);
        return end?.OrchestrationStatus == OrchestrationStatus.Completed
            ? end.Output
            : throw new InvalidOperationException($"An orchestration ended {end?.OrchestrationStatus}: {end?.Output} {end?.FailureDetails}");
    }

    /// <summary>Five activities in sequence and then six at once, as many orchestrations at once as given.</summary>
    /// <returns>Orchestrations a second.</returns>
    public static async Task<double> MixedAsync(TaskHubClient client, int count, int concurrency)
    {
        long started = Stopwatch.GetTimestamp();
        await ManyAsync(count, concurrency, () => RunAsync(client, 5, 6));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>A hundred orchestrations at once, each of five activities in sequence.</summary>
    /// <returns>Seconds.</returns>
    public static Task<double> HundredAsync(TaskHubClient client) => TimeAsync(() => ManyAsync(100, 100, () => RunAsync(client, 5, 0)));

    /// <returns>Seconds.</returns>
    public static async Task<double> TimeAsync(Func<Task> work)
    {
        long started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>The same work many times, as much of it at once as given.</summary>
    public static Task ManyAsync(int count, int concurrency, Func<Task> work)
    {
        int left = count;
        return Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await work();
            }
        }));
    }
}
