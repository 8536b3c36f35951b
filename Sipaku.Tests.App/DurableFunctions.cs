using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sipaku.Tests.App;

/// <summary>Starters, orchestrators and activities for the management API.</summary>
public static class DurableFunctions
{
    [Function(nameof(Begin))]
    public static async Task<HttpResponseData> Begin(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "begin/{name}/{id}")] HttpRequestData request,
        string name,
        string id,
        [DurableClient] DurableTaskClient client)
    {
        int[]? input = await request.ReadFromJsonAsync<int[]>();
        await client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
        return await client.CreateCheckStatusResponseAsync(request, id);
    }

    [Function(nameof(Links))]
    public static string Links([HttpTrigger(AuthorizationLevel.Anonymous, Route = "links")] HttpRequestData request, [DurableClient] DurableTaskClient client)
        => client.CreateHttpManagementPayload("a b").StatusQueryGetUri!;

    [Function(nameof(Finish))]
    public static async Task<HttpResponseData> Finish(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "finish/{name}")] HttpRequestData request,
        string name,
        [DurableClient] DurableTaskClient client)
    {
        string id = await client.ScheduleNewOrchestrationInstanceAsync(name, await request.ReadFromJsonAsync<int[]>());
        return await client.WaitForCompletionOrCreateCheckStatusResponseAsync(request, id, retryInterval: TimeSpan.FromMilliseconds(20));
    }

    [Function(nameof(Adds))]
    public static async Task<int> Adds([OrchestrationTrigger] TaskOrchestrationContext context, int[] numbers)
    {
        context.SetCustomStatus(new { Step = "adding" });
        int sum = 0;
        foreach (int number in numbers)
        {
            sum = await context.CallActivityAsync<int>(nameof(Add), new Pair(sum, number));
        }

        return sum;
    }

    [Function(nameof(Add))]
    public static int Add([ActivityTrigger] Pair pair, string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return pair.Left + pair.Right;
    }

    [Function(nameof(Waits))]
    public static Task<string> Waits([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("Go");

    [Function(nameof(Tells))]
    public static string Tells([OrchestrationTrigger] TaskOrchestrationContext context) => context.Version;

    [Function(nameof(Breaks))]
    public static Task Breaks([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(nameof(Break), "Break");

    [Function(nameof(Break))]
    public static void Break([ActivityTrigger] string name) => throw new InvalidOperationException($"{name} broke");

    /// <summary>Fails until its instance has a line in the journal, which only the first failure leaves.</summary>
    [Function(nameof(BreaksOnce))]
    public static Task<string> BreaksOnce([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<string>(nameof(BreakOnce), context.InstanceId);

    [Function(nameof(BreakOnce))]
    public static string BreakOnce([ActivityTrigger] string id)
    {
        if (Marks.TryLeave(id))
        {
            throw new InvalidOperationException("Broken once.");
        }

        return "mended";
    }

    [Function(nameof(Spawns))]
    public static Task<string> Spawns([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<string>(nameof(Spawn), "child");

    [Function(nameof(Spawn))]
    public static Task<string> Spawn([ActivityTrigger] string id, [DurableClient] DurableTaskClient client)
        => client.ScheduleNewOrchestrationInstanceAsync(nameof(Waits), new StartOrchestrationOptions(id));

    public sealed record Pair(int Left, int Right);
}
