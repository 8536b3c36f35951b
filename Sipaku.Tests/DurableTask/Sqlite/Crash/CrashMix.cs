using System.Globalization;
using DurableTask.Core;
using Sipaku.Tests.DurableTask.Sqlite.Support;

namespace Sipaku.Tests.DurableTask.Sqlite.Crash;

/// <summary>Fifty orchestrations of five kinds whose outputs are known.</summary>
internal static class CrashMix
{
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

    /// <summary>Starts what is not there yet and waits for all.</summary>
    public static async Task RunAsync(TaskHub hub, Action<string> tell)
    {
        foreach ((string id, (string orchestrator, _)) in Expected)
        {
            if (await hub.StateAsync(id) is null)
            {
                await hub.CreateAsync(orchestrator, id, id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..]);
                tell($"created {id}");
            }
        }

        foreach (string id in Expected.Keys)
        {
            await hub.WaitAsync(id);
            tell($"seen {id}");
        }
    }

    public static void Register(TaskHub hub, Action<string> tell) => hub
        .Activity("AddOne", async (_, input) =>
        {
            tell("activity");
            await Task.Yield();
            return $"{Number(input) + 1}";
        })
        .Orchestration("Sequence", async (context, input) =>
        {
            for (int step = 0; step < 8; step++)
            {
                input = await context.ScheduleTask<string>("AddOne", string.Empty, input);
            }

            return input;
        })
        .Orchestration("Fan", async (context, input) =>
        {
            string[] results = await Task.WhenAll(
                Enumerable.Range(Number(input), 100).Select(value => context.ScheduleTask<string>("AddOne", string.Empty, $"{value}")));
            return $"{results.Sum(Number)}";
        })
        .Orchestration("Timers", async (context, _) =>
        {
            for (int timer = 0; timer < 3; timer++)
            {
                await context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(30), string.Empty);
            }

            return "3 timers";
        })
        .Orchestration("Parent", async (context, input) =>
        {
            string[] results = await Task.WhenAll(Enumerable.Range(0, 3).Select(child => context.CreateSubOrchestrationInstance<string>(
                "Child", string.Empty, $"{context.OrchestrationInstance.InstanceId}:{child}", Number(input) + child)));
            return $"{results.Sum(Number)}";
        })
        .Orchestration("Child", async (context, input) =>
        {
            string number = await context.ScheduleTask<string>("AddOne", string.Empty, input);
            await context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(10), string.Empty);
            return await context.ScheduleTask<string>("AddOne", string.Empty, number);
        })
        .Orchestration("Talk", async (context, _, self) =>
        {
            string id = context.OrchestrationInstance.InstanceId;
            Task<string> speaker = context.CreateSubOrchestrationInstance<string>("Speaker", string.Empty, $"{id}:speaker", id);
            List<string> heard = [];
            for (int word = 0; word < 3; word++)
            {
                heard.Add((await self.WaitForEvent("word")).Trim('"'));
            }

            await speaker;
            return string.Join(' ', heard);
        })
        .Orchestration("Speaker", async (context, input) =>
        {
            foreach (string word in new[] { "one", "two", "three" })
            {
                await context.ScheduleTask<string>("AddOne", string.Empty, "1");
                context.SendEvent(new OrchestrationInstance { InstanceId = input!.Trim('"') }, "word", word);
            }

            return "\"said\"";
        });

    private static int Number(string? text) => int.Parse(text!.Trim('"'), CultureInfo.InvariantCulture);
}
