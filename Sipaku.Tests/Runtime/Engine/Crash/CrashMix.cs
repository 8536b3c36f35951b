using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sipaku.Tests.Runtime.Engine.Crash;

/// <summary>Fifty orchestrations of five kinds whose outputs are known.</summary>
internal static class CrashMix
{
    private static readonly OrchestrationRuntimeStatus[] AnyStatus = Enum.GetValues<OrchestrationRuntimeStatus>();

    /// <summary>The instances, the orchestrator of each and its output.</summary>
    public static IReadOnlyDictionary<string, (string Orchestrator, string Output)> Expected { get; } = Enumerable.Range(0, 10)
        .SelectMany(number => new (string Id, string Orchestrator, string Output)[]
        {
            ($"sequence-{number}", "Sequence", $"{number + 8}"),
            ($"fan-{number}", "Fan", $"{Enumerable.Range(number, 100).Sum(value => value + 1)}"),
            ($"timers-{number}", "Timers", "3 timers"),
            ($"parent-{number}", "Parent", $"{(3 * number) + 3 + 6}"),
            ($"talk-{number}", "Talk", "one two three"),
        })
        .ToDictionary(instance => instance.Id, instance => (instance.Orchestrator, instance.Output));

    /// <summary>Schedules what is not there yet and waits for all.</summary>
    public static async Task RunAsync(DurableTaskClient client, Action<string> tell)
    {
        foreach ((string id, (string orchestrator, _)) in Expected)
        {
            if (await client.GetInstanceAsync(id) is null)
            {
                int number = int.Parse(id.AsSpan(id.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
                await client.ScheduleNewOrchestrationInstanceAsync(
                    orchestrator, number, new StartOrchestrationOptions(id).WithDedupeStatuses(AnyStatus));
                tell($"scheduled {id}");
            }
        }

        foreach (string id in Expected.Keys)
        {
            await client.WaitForInstanceCompletionAsync(id);
            tell($"seen {id}");
        }
    }

    public static DelegateFunctions Functions(Action<string> tell)
    {
        DelegateFunctions functions = new();
        functions.Activities["AddOne"] = async (input, _) =>
        {
            tell("activity");
            await Task.Yield();
            return (int.Parse(input!, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        };
        functions.Orchestrators["Sequence"] = async context =>
        {
            int number = context.GetInput<int>();
            for (int i = 0; i < 8; i++)
            {
                number = await context.CallActivityAsync<int>("AddOne", number);
            }

            return number;
        };
        functions.Orchestrators["Fan"] = async context =>
        {
            int number = context.GetInput<int>();
            return (await Task.WhenAll(Enumerable.Range(number, 100).Select(value => context.CallActivityAsync<int>("AddOne", value)))).Sum();
        };
        functions.Orchestrators["Timers"] = async context =>
        {
            for (int i = 0; i < 3; i++)
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(30), CancellationToken.None);
            }

            return "3 timers";
        };
        functions.Orchestrators["Parent"] = async context =>
        {
            int number = context.GetInput<int>();
            int[] results = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => context.CallSubOrchestratorAsync<int>("Child", number + i)));
            return results.Sum();
        };
        functions.Orchestrators["Child"] = async context =>
        {
            int number = await context.CallActivityAsync<int>("AddOne", context.GetInput<int>());
            await context.CreateTimer(TimeSpan.FromMilliseconds(10), CancellationToken.None);
            return await context.CallActivityAsync<int>("AddOne", number);
        };
        functions.Orchestrators["Talk"] = async context =>
        {
            Task speaker = context.CallSubOrchestratorAsync("Speaker", context.InstanceId);
            List<string> heard = [];
            for (int i = 0; i < 3; i++)
            {
                heard.Add(await context.WaitForExternalEvent<string>("word"));
            }

            await speaker;
            return string.Join(' ', heard);
        };
        functions.Orchestrators["Speaker"] = async context =>
        {
            foreach (string word in new[] { "one", "two", "three" })
            {
                await context.CallActivityAsync<int>("AddOne", 1);
                context.SendEvent(context.GetInput<string>()!, "word", word);
            }

            return null;
        };
        return functions;
    }
}
