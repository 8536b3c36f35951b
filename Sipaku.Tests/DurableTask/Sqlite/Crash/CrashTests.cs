using System.Diagnostics;
using System.Globalization;
using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Query;
using Sipaku.Tests.DurableTask.Sqlite.Support;
using Xunit;
using Xunit.Abstractions;

namespace Sipaku.Tests.DurableTask.Sqlite.Crash;

/// <summary>
/// Kills a worker again and again, at moments that a seed chooses, until it has run <see cref="CrashMix"/> to its end. SIPAKU_CRASH_KILLS
/// sets the number of kills; a few unless set.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Kill_WhenAtAnyMoment_ShouldLeaveEveryOrchestrationToEndRightWithNoGapAndNoDoubleInItsHistory()
    {
        int wanted = int.Parse(Environment.GetEnvironmentVariable("SIPAKU_CRASH_KILLS") ?? "6", CultureInfo.InvariantCulture);
        int kills = 0;
        int runs = 0;
        while (kills < wanted)
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("sipaku-crash-");
            int before = kills;
            bool sessions = runs % 2 == 0;
            while (await DiesAsync(folder.FullName, sessions, new Random(kills)))
            {
                kills++;
            }

            await VerifyAsync(folder.FullName);
            folder.Delete(recursive: true);
            runs++;
            output.WriteLine($"Run {runs}, extended sessions {sessions}: {kills - before} kills, all in order.");
            if (kills == before)
            {
                // A run that was never killed: the chosen moment lay after its end.
                kills++;
            }
        }
    }

    /// <returns>False where the worker ended before the moment to kill it came.</returns>
    private static async Task<bool> DiesAsync(string folder, bool sessions, Random random)
    {
        int moment = random.Next(1, 700);
        using Process worker = Process.Start(new ProcessStartInfo("dotnet", [typeof(CrashTests).Assembly.Location, CrashProgram.Verb, folder, $"{sessions}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        int line = 0;
        string? last = null;
        while (await worker.StandardOutput.ReadLineAsync() is { } told)
        {
            last = told;
            if (++line == moment)
            {
                worker.Kill();
                await worker.WaitForExitAsync();
                return true;
            }
        }

        await worker.WaitForExitAsync();
        Assert.True(worker.ExitCode == 0, $"The worker ended with {worker.ExitCode} after '{last}': {await worker.StandardError.ReadToEndAsync()}");
        return false;
    }

    private static async Task VerifyAsync(string folder)
    {
        await using TaskHub hub = new(folder: folder);
        OrchestrationQueryResult all = await hub.Service.GetOrchestrationWithQueryAsync(new OrchestrationQuery { PageSize = 1_000 }, CancellationToken.None);
        Assert.Equal(CrashMix.Expected.Count + 30 + 10, all.OrchestrationState.Count);
        Assert.All(all.OrchestrationState, state => Assert.Equal(OrchestrationStatus.Completed, state.OrchestrationStatus));
        foreach ((string id, (_, string expected)) in CrashMix.Expected)
        {
            Assert.Equal(expected, (await hub.StateAsync(id))!.Output);
        }

        foreach (OrchestrationState state in all.OrchestrationState)
        {
            VerifyHistory(state, await hub.HistoryAsync(state.OrchestrationInstance.InstanceId));
        }

        Assert.Equal((0, 0), (hub.Count("Inbox"), hub.Count("Activities")));
    }

    private static void VerifyHistory(OrchestrationState state, List<HistoryEvent> history)
    {
        Assert.IsType<ExecutionStartedEvent>(history[1]);
        Assert.Single(history.OfType<ExecutionStartedEvent>());
        Assert.Single(history.OfType<ExecutionCompletedEvent>());
        Assert.Equal(history.OfType<OrchestratorStartedEvent>().Count(), history.OfType<OrchestratorCompletedEvent>().Count());
        AssertSame(history.OfType<TaskScheduledEvent>().Select(asked => asked.EventId), history.OfType<TaskCompletedEvent>().Select(answer => answer.TaskScheduledId));
        AssertSame(history.OfType<TimerCreatedEvent>().Select(asked => asked.EventId), history.OfType<TimerFiredEvent>().Select(answer => answer.TimerId));
        AssertSame(
            history.OfType<SubOrchestrationInstanceCreatedEvent>().Select(asked => asked.EventId),
            history.OfType<SubOrchestrationInstanceCompletedEvent>().Select(answer => answer.TaskScheduledId));
        if (state.Name == "Talk")
        {
            Assert.Equal(["\"one\"", "\"two\"", "\"three\""], history.OfType<EventRaisedEvent>().Select(raised => raised.Input));
        }
    }

    private static void AssertSame(IEnumerable<int> asked, IEnumerable<int> answered) => Assert.Equal(asked.Order(), answered.Order());
}
