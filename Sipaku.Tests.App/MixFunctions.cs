using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Sipaku.Tests.App;

/// <summary>Orchestrations of five kinds whose outputs are known whatever is killed meanwhile.</summary>
public static class MixFunctions
{
    private static readonly Lock Gate = new();

    // A worker that dies fails the activities under way.
    private static readonly TaskOptions Again = TaskOptions.FromRetryPolicy(new RetryPolicy(50, TimeSpan.FromMilliseconds(1)));

    [Function(nameof(Sequence))]
    public static async Task<int> Sequence([OrchestrationTrigger] TaskOrchestrationContext context, int number)
    {
        for (int i = 0; i < 8; i++)
        {
            number = await AddOneAsync(context, number);
        }

        return number;
    }

    [Function(nameof(Fan))]
    public static async Task<int> Fan([OrchestrationTrigger] TaskOrchestrationContext context, int number)
        => (await Task.WhenAll(Enumerable.Range(number, 40).Select(value => AddOneAsync(context, value)))).Sum();

    [Function(nameof(Timers))]
    public static async Task<string> Timers([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        for (int i = 0; i < 3; i++)
        {
            await context.CreateTimer(TimeSpan.FromMilliseconds(30), CancellationToken.None);
        }

        return "3 timers";
    }

    [Function(nameof(Parent))]
    public static async Task<int> Parent([OrchestrationTrigger] TaskOrchestrationContext context, int number)
        => (await Task.WhenAll(Enumerable.Range(0, 3).Select(i => context.CallSubOrchestratorAsync<int>(nameof(Child), number + i)))).Sum();

    [Function(nameof(Child))]
    public static async Task<int> Child([OrchestrationTrigger] TaskOrchestrationContext context, int number)
    {
        number = await AddOneAsync(context, number);
        await context.CreateTimer(TimeSpan.FromMilliseconds(10), CancellationToken.None);
        return await AddOneAsync(context, number);
    }

    [Function(nameof(Talk))]
    public static async Task<string> Talk([OrchestrationTrigger] TaskOrchestrationContext context, int number)
    {
        Task speaker = context.CallSubOrchestratorAsync(nameof(Speaker), context.InstanceId);
        List<string> heard = [];
        for (int i = 0; i < 3; i++)
        {
            heard.Add(await context.WaitForExternalEvent<string>("word"));
        }

        await speaker;
        return $"{number} {string.Join(' ', heard)}";
    }

    [Function(nameof(Speaker))]
    public static async Task Speaker([OrchestrationTrigger] TaskOrchestrationContext context, string listener)
    {
        foreach (string word in (string[])["one", "two", "three"])
        {
            await AddOneAsync(context, 1);
            context.SendEvent(listener, "word", word);
        }
    }

    [Function(nameof(AddOne))]
    public static int AddOne([ActivityTrigger] int number, string instanceId)
    {
        lock (Gate)
        {
            File.AppendAllText(Variables.Journal, $"{instanceId}\n");
        }

        return number + 1;
    }

    private static Task<int> AddOneAsync(TaskOrchestrationContext context, int number) => context.CallActivityAsync<int>(nameof(AddOne), number, Again);
}
