using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sipaku.Tests.Runtime.Api;

public class DurableFunctions
{
    [Function("Begin")]
    public static async Task<HttpResponseData> Begin(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "begin/{id}")] HttpRequestData request,
        string id,
        [DurableClient] DurableTaskClient client)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(Waits), "in", new StartOrchestrationOptions(id));
        return await client.CreateCheckStatusResponseAsync(request, id);
    }

    [Function("BeginElsewhere")]
    public static string BeginElsewhere([HttpTrigger(AuthorizationLevel.Anonymous, Route = "links")] HttpRequestData request, [DurableClient] DurableTaskClient client)
        => client.CreateHttpManagementPayload("a b").StatusQueryGetUri!;

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
    public static int Add([ActivityTrigger] Pair pair, string instanceId, FunctionContext context)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentNullException.ThrowIfNull(context);
        return pair.Left + pair.Right;
    }

    [Function(nameof(Knows))]
    public static string Knows([OrchestrationTrigger] TaskOrchestrationContext context)
        => $"{context.GetFunctionContext()!.FunctionDefinition.Name} {context.GetFunctionContext()!.Items["said"]}";

    [Function("Finish")]
    public static async Task<HttpResponseData> Finish(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "finish/{name}")] HttpRequestData request,
        string name,
        int milliseconds,
        [DurableClient] DurableTaskClient client)
    {
        using CancellationTokenSource limit = new(milliseconds);
        string id = await client.ScheduleNewOrchestrationInstanceAsync(name, new[] { 1 });
        return await client.WaitForCompletionOrCreateCheckStatusResponseAsync(
            request, id, returnInternalServerErrorOnFailure: true, getInputsAndOutputs: true, cancellation: limit.Token);
    }

    [Function(nameof(Waits))]
    public static async Task<string> Waits([OrchestrationTrigger] TaskOrchestrationContext context)
        => await context.WaitForExternalEvent<string>("Go");

    [Function(nameof(Breaks))]
    public static Task Breaks([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(nameof(Break));

    [Function(nameof(Break))]
    public static void Break([ActivityTrigger] TaskActivityContext context)
        => throw new InvalidOperationException($"{context.Name} broke");

    [Function(nameof(Spawns))]
    public static async Task<string> Spawns([OrchestrationTrigger] TaskOrchestrationContext context)
        => await context.CallActivityAsync<string>(nameof(Spawn), "child");

    [Function(nameof(Spawn))]
    public static Task<string> Spawn([ActivityTrigger] string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
        => client.ScheduleNewOrchestrationInstanceAsync(nameof(Waits), new StartOrchestrationOptions(id), cancellation);

    [Function(nameof(Tells))]
    public static string Tells([OrchestrationTrigger] TaskOrchestrationContext context) => context.Version;

    public record Pair(int Left, int Right);
}
