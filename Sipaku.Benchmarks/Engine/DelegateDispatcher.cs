using System.Diagnostics;
using Microsoft.DurableTask;
using Sipaku.Runtime.Engine;

namespace Sipaku.Benchmarks.Engine;

/// <summary>The orchestrators that are measured; their one activity gives back what it got, so that the engine is what takes the time.</summary>
internal sealed class DelegateDispatcher : IFunctionDispatcher
{
    /// <summary>The time that one call took, in ticks of the stopwatch, of the orchestration "Timed".</summary>
    public static long TimedCall { get; private set; }

    public bool HasOrchestrator(string name) => true;

    public bool HasActivity(string name) => true;

    public async Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context)
    {
        switch (name)
        {
            case "Mixed":
                await ChainAsync(context, 5);
                await FanOutAsync(context, 6);
                return "done";
            case "Chain":
                await ChainAsync(context, context.GetInput<int>());
                return "done";
            case "FanOut":
                await FanOutAsync(context, context.GetInput<int>());
                return "done";
            case "Timed":
                long started = Stopwatch.GetTimestamp();
                await context.CallActivityAsync<string>("Echo", "hello");
                TimedCall = Stopwatch.GetTimestamp() - started;
                return "done";
            default:
                throw new InvalidOperationException(name);
        }
    }

    public Task<string?> RunActivityAsync(ActivityInvocation invocation, CancellationToken cancellation) => Task.FromResult(invocation.Input);

    private static async Task ChainAsync(TaskOrchestrationContext context, int length)
    {
        for (int i = 0; i < length; i++)
        {
            await context.CallActivityAsync<string>("Echo", "hello");
        }
    }

    private static Task<string[]> FanOutAsync(TaskOrchestrationContext context, int width) =>
        Task.WhenAll(Enumerable.Range(0, width).Select(_ => context.CallActivityAsync<string>("Echo", "hello")));
}
