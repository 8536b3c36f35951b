using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Sipaku.Benchmarks.App;

/// <summary>Activities that do nothing, one after another and at once, so that host, store and worker are what takes the time.</summary>
public static class StepFunctions
{
    /// <summary>As many activities in sequence as the first number says, then as many at once as the second says.</summary>
    [Function(nameof(Steps))]
    public static async Task<string> Steps([OrchestrationTrigger] TaskOrchestrationContext context, int[] counts)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(counts);
        for (int i = 0; i < counts[0]; i++)
        {
            await context.CallActivityAsync<string>(nameof(Echo), "hello");
        }

        await Task.WhenAll(Enumerable.Range(0, counts[1]).Select(_ => context.CallActivityAsync<string>(nameof(Echo), "hello")));
        return "done";
    }

    [Function(nameof(Echo))]
    public static string Echo([ActivityTrigger] string text) => text;

    /// <summary>The worker's peak working set in bytes.</summary>
    [Function(nameof(Peak))]
    public static Task<long> Peak([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<long>(nameof(PeakMemory), "");

    [Function(nameof(PeakMemory))]
    public static long PeakMemory([ActivityTrigger] string text)
    {
        using Process self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
