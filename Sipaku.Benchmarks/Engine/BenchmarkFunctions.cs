using System.Diagnostics;
using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;

namespace Sipaku.Benchmarks.Engine;

/// <summary>The functions that are measured; their one activity gives back what it got, so that the engine is what takes the time.</summary>
public static class BenchmarkFunctions
{
    /// <summary>The time that the call in the last <see cref="Timed"/> took, in ticks of the stopwatch.</summary>
    internal static long TimedCall { get; private set; }

    [Function(nameof(Echo))]
    public static string Echo([ActivityTrigger] string text) => text;

    [Function(nameof(Mixed))]
    public static async Task<string> Mixed([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await ChainAsync(context, 5);
        await FanOutAsync(context, 6);
        return "done";
    }

    [Function(nameof(Chain))]
    public static async Task<string> Chain([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await ChainAsync(context, context.GetInput<int>());
        return "done";
    }

    [Function(nameof(FanOut))]
    public static async Task<string> FanOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await FanOutAsync(context, context.GetInput<int>());
        return "done";
    }

    [Function(nameof(Timed))]
    public static async Task<string> Timed([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        long started = Stopwatch.GetTimestamp();
        await context.CallActivityAsync<string>(nameof(Echo), "hello");
        TimedCall = Stopwatch.GetTimestamp() - started;
        return "done";
    }

    [Function(nameof(Hello))]
    public static HttpResponseData Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.CreateResponse(HttpStatusCode.OK);
    }

    private static async Task ChainAsync(TaskOrchestrationContext context, int length)
    {
        for (int i = 0; i < length; i++)
        {
            await context.CallActivityAsync<string>(nameof(Echo), "hello");
        }
    }

    private static Task<string[]> FanOutAsync(TaskOrchestrationContext context, int width) =>
        Task.WhenAll(Enumerable.Range(0, width).Select(_ => context.CallActivityAsync<string>(nameof(Echo), "hello")));
}
