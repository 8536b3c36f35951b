using System.Globalization;
using DurableTask.Core;
using DurableTask.Core.Query;
using Sipaku.DurableTask.Sqlite;
using Sipaku.Tests.FunctionsHost.Support;

namespace Sipaku.Tests.FunctionsHost.Crash;

/// <summary>Fifty orchestrations of five kinds whose outputs are known, and those that they start.</summary>
internal static class CrashMix
{
    /// <summary>Three children of each of ten parents, and a speaker of each of ten talks.</summary>
    public const int Children = 30 + 10;

    /// <summary>The instances, the orchestrator of each and its output.</summary>
    public static IReadOnlyDictionary<string, (string Orchestrator, string Output)> Expected { get; } = Enumerable.Range(0, 10)
        .SelectMany(number => new (string Id, string Orchestrator, string Output)[]
        {
            ($"sequence-{number}", "Sequence", $"{number + 8}"),
            ($"fan-{number}", "Fan", $"{Enumerable.Range(number, 40).Sum(value => value + 1)}"),
            ($"timers-{number}", "Timers", "\"3 timers\""),
            ($"parent-{number}", "Parent", $"{(3 * number) + 3 + 6}"),
            ($"talk-{number}", "Talk", $"\"{number} one two three\""),
        })
        .ToDictionary(instance => instance.Id, instance => (instance.Orchestrator, instance.Output));

    /// <summary>Tells what is finished, starts what is not there yet, and waits for all.</summary>
    public static async Task RunAsync(TestHost host, Action<string> tell)
    {
        IReadOnlyList<OrchestrationState> known = await ListAsync(host.Store);
        foreach (OrchestrationState state in known.Where(state => state.OrchestrationStatus == OrchestrationStatus.Completed))
        {
            tell($"finished {state.OrchestrationInstance.InstanceId}");
        }

        tell("started");
        foreach ((string id, (string orchestrator, _)) in Expected.Where(instance => host.Store.GetState(instance.Key, withInput: false) is null))
        {
            int number = int.Parse(id.AsSpan(id.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
            await host.StartInstanceAsync(orchestrator, id, $"{number}");
        }

        foreach (string id in Expected.Keys)
        {
            await host.EndAsync(id);
        }
    }

    public static async Task<IReadOnlyList<OrchestrationState>> ListAsync(SqliteOrchestrationService store) =>
        [.. (await store.GetOrchestrationWithQueryAsync(new OrchestrationQuery { PageSize = 1_000 }, CancellationToken.None)).OrchestrationState];
}
