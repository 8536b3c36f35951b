using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;
using Xunit;
using Xunit.Abstractions;

namespace Sipaku.Tests.Runtime.Engine.Crash;

/// <summary>
/// Kills a host again and again, at moments that a seed chooses, until it has run <see cref="CrashMix"/> to its end. SIPAKU_CRASH_KILLS
/// sets the number of kills; a few unless set.
/// </summary>
public class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Killed_at_any_moment_every_orchestration_ends_right_and_its_history_has_no_gap_and_no_double()
    {
        int wanted = int.Parse(Environment.GetEnvironmentVariable("SIPAKU_CRASH_KILLS") ?? "6", CultureInfo.InvariantCulture);
        int kills = 0;
        int runs = 0;
        while (kills < wanted)
        {
            using TemporaryFolder folder = new();
            int before = kills;
            while (await DiesAsync(folder.Path, new Random(kills)))
            {
                kills++;
            }

            Verify(folder.File("durable.db"));
            runs++;
            output.WriteLine($"Run {runs}: {kills - before} kills, all in order.");
            if (kills == before)
            {
                // A run that was never killed: the chosen moment lay after its end.
                kills++;
            }
        }
    }

    /// <returns>False where the host ended before the moment to kill it came.</returns>
    private static async Task<bool> DiesAsync(string folder, Random random)
    {
        int moment = random.Next(1, 700);
        using Process host = Process.Start(new ProcessStartInfo("dotnet", [typeof(CrashTests).Assembly.Location, "crash-child", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        int line = 0;
        string? last = null;
        while (await host.StandardOutput.ReadLineAsync() is { } told)
        {
            last = told;
            if (++line == moment)
            {
                host.Kill();
                await host.WaitForExitAsync();
                return true;
            }
        }

        await host.WaitForExitAsync();
        Assert.True(host.ExitCode == 0, $"The host ended with {host.ExitCode} after '{last}': {await host.StandardError.ReadToEndAsync()}");
        return false;
    }

    private static void Verify(string path)
    {
        using DurableStore store = DurableStore.Open(path, 1);
        InstanceReader reader = new(store);
        Page<InstanceRecord> all = reader.List(new InstanceFilter { PageSize = 1_000 });
        Assert.Equal(CrashMix.Expected.Count + 30 + 10, all.Values.Count);
        Assert.All(all.Values, instance => Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.Status));
        foreach ((string id, (_, string expected)) in CrashMix.Expected)
        {
            Assert.Equal(expected, reader.Get(id)!.Output!.Trim('"'));
        }

        foreach (InstanceRecord instance in all.Values)
        {
            VerifyHistory(store, instance, reader.GetWithHistory(instance.Id)!.Value.History);
        }

        Assert.Equal(0, store.Read(session => session.Scalar("SELECT count(*) FROM Inbox")));
    }

    private static void VerifyHistory(DurableStore store, InstanceRecord instance, IReadOnlyList<HistoryRow> history)
    {
        long lastNumber = store.Read(session => session.Scalar($"SELECT max(Id) & 4294967295 FROM History WHERE Id >> 32 = {instance.Key}"));
        Assert.Equal(history.Count - 1, lastNumber);
        Assert.Equal(HistoryKind.ExecutionStarted, history[0].Kind);
        Assert.Equal(HistoryKind.ExecutionCompleted, history[^1].Kind);
        Assert.Single(history, row => row.Kind == HistoryKind.OrchestratorStarted);

        int[] asked = [.. history.Where(row => row.IsAction && row.Kind != HistoryKind.EventSent).Select(row => row.TaskId).Order()];
        int[] answered = [.. history.Where(row => !row.IsAction && row.TaskId >= 0).Select(row => row.TaskId).Order()];
        Assert.Equal(asked.Distinct(), asked);
        Assert.Equal(asked, answered);
        if (instance.Name == "Talk")
        {
            Assert.Equal(["\"one\"", "\"two\"", "\"three\""], history.Where(row => row.Kind == HistoryKind.EventRaised).Select(row => row.Data));
        }
    }
}
