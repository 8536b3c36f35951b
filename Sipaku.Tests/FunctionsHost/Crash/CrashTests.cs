using System.Globalization;
using DurableTask.Core;
using DurableTask.Core.History;
using Sipaku.DurableTask.Sqlite;
using Sipaku.Tests.FunctionsHost.Support;
using Xunit;
using Xunit.Abstractions;

namespace Sipaku.Tests.FunctionsHost.Crash;

/// <summary>
/// Kills a host, its worker or both again and again, at moments that a seed chooses, while they run <see cref="CrashMix"/> to its end.
/// SIPAKU_CRASH_KILLS sets the number of kills; a few unless set.
/// </summary>
public class CrashTests(ITestOutputHelper output)
{
    private const int KillsOfOneMix = 20;

    // What may be under way at a kill and has to run again; see MaxConcurrentActivities.
    private static readonly int Concurrency = 10 * Environment.ProcessorCount;

    [Fact]
    public async Task Mix_WhenHostAndWorkerAreKilledAtAnyMoment_ShouldEndRight()
    {
        int wanted = int.Parse(Environment.GetEnvironmentVariable("SIPAKU_CRASH_KILLS") ?? "6", CultureInfo.InvariantCulture);
        int kills = 0;
        for (int seed = 0; kills < wanted;)
        {
            using HostFolder folder = new();
            int hostKills = 0;
            int before = kills;
            int budget = Math.Min(kills + KillsOfOneMix, wanted);
            while (await DiesAsync(folder, seed++, budget - kills, () => kills++))
            {
                hostKills++;
            }

            await VerifyAsync(folder, hostKills);
            output.WriteLine($"{kills - before} kills, {hostKills} of them of the host; all in order.");
        }
    }

    /// <summary>Runs a host until it is killed or done; false where it is done.</summary>
    private static async Task<bool> DiesAsync(HostFolder folder, int seed, int kills, Action count)
    {
        HashSet<string> finished = [];
        int journal = 0;
        using HostProcess host = new(HostProgram.Crash, folder.Path, $"{seed}", $"{kills}");
        string? last = null;
        while (await host.NextLineAsync() is { } line)
        {
            last = line;
            switch (line.Split(' '))
            {
                case ["finished", string id]:
                    finished.Add(id);
                    break;
                case ["started"]:
                    journal = folder.Lines().Count;
                    break;
                case ["kill", _]:
                    count();
                    break;
            }
        }

        (int exitCode, string errors) = await host.EndAsync();
        Assert.Empty(folder.Lines().Skip(journal).Intersect(finished));
        Assert.True(last is "done" or "kill host", $"The host ended with {exitCode} after '{last}': {errors}");
        return last != "done";
    }

    private static async Task VerifyAsync(HostFolder folder, int hostKills)
    {
        using SqliteOrchestrationService store = new(new SqliteOrchestrationServiceOptions { Path = folder.Database, CountOwnDeaths = false });
        IReadOnlyList<OrchestrationState> all = await CrashMix.ListAsync(store);
        Assert.Equal(CrashMix.Expected.Count + CrashMix.Children, all.Count);
        Assert.All(all, state => Assert.Equal(OrchestrationStatus.Completed, state.OrchestrationStatus));
        foreach ((string id, (_, string expected)) in CrashMix.Expected)
        {
            Assert.Equal(expected, store.GetState(id, withInput: false)!.Output);
        }

        int calls = 0;
        foreach (OrchestrationState state in all)
        {
            List<HistoryEvent> history = [];
            await foreach (HistoryEvent happened in store.StreamHistoryAsync(state.OrchestrationInstance.InstanceId))
            {
                history.Add(happened);
            }

            VerifyHistory(state, history);
            calls += history.OfType<TaskScheduledEvent>().Count();
        }

        Assert.InRange(folder.Lines().Count, calls - (Concurrency * hostKills), calls + (Concurrency * hostKills));
    }

    private static void VerifyHistory(OrchestrationState state, IReadOnlyList<HistoryEvent> history)
    {
        Assert.Single(history.OfType<ExecutionStartedEvent>());
        Assert.Single(history.OfType<ExecutionCompletedEvent>());
        int[] asked = [.. history.Where(asked => asked is TaskScheduledEvent or SubOrchestrationInstanceCreatedEvent or TimerCreatedEvent).Select(asked => asked.EventId).Order()];
        int[] answered =
        [
            .. history.Select(answer => answer switch
            {
                TaskCompletedEvent completed => completed.TaskScheduledId,
                TaskFailedEvent failed => failed.TaskScheduledId,
                SubOrchestrationInstanceCompletedEvent child => child.TaskScheduledId,
                TimerFiredEvent timer => timer.TimerId,
                _ => -1,
            }).Where(id => id >= 0).Order(),
        ];
        Assert.Equal(asked.Distinct(), asked);
        Assert.Equal(asked, answered);
        if (state.Name == "Talk")
        {
            Assert.Equal(["\"one\"", "\"two\"", "\"three\""], history.OfType<EventRaisedEvent>().Select(raised => raised.Input));
        }
    }
}
