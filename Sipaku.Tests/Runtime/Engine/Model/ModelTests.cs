using System.Collections.Concurrent;
using FsCheck.Xunit;
using Microsoft.DurableTask.Client;
using Sipaku.Runtime.Engine.Store;
using Sipaku.Runtime.Engine.Store.Tables;
using Sipaku.Runtime.Testing;
using Xunit;

namespace Sipaku.Tests.Runtime.Engine.Model;

/// <summary>Any program gives the same output and the same history whether its host lives on, forgets it or dies at any point.</summary>
public class ModelTests
{
    /// <summary>Disturbances hit within so many activities of the start.</summary>
    private const int Disturbed = 20;

    [Property(MaxTest = 60)]
    public async Task Evictions_and_restarts_change_nothing(int[] codes, byte[] evictions, byte[] crashes)
    {
        Course undisturbed = await RunAsync(codes, replayEveryTurn: false, [], []);
        Course replayed = await RunAsync(codes, replayEveryTurn: true, [], []);
        Course disturbed = await RunAsync(codes, replayEveryTurn: false, evictions, crashes);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, undisturbed.Status);
        Assert.Equal(undisturbed.Output, replayed.Output);
        Assert.Equal(undisturbed.History, replayed.History);
        Assert.Equal(undisturbed.Output, disturbed.Output);
        Assert.Equal(undisturbed.History, disturbed.History);
        Assert.Equal(undisturbed.CustomStatus, disturbed.CustomStatus);
    }

    private static async Task<Course> RunAsync(int[] codes, bool replayEveryTurn, byte[] evictions, byte[] crashes)
    {
        HashSet<int> evictAt = [.. evictions.Select(at => at % Disturbed)];
        ConcurrentDictionary<int, bool> crashAt = new(crashes.Select(at => at % Disturbed).Distinct().Select(at => KeyValuePair.Create(at, true)));
        SemaphoreSlim crash = new(0);
        int tries = 0;
        int started = 0;
        DurableTestHost? host = null;

        async Task<int> WorkAsync(int value, CancellationToken stopped)
        {
            int number = Interlocked.Increment(ref started);
            if (evictAt.Contains(number))
            {
                foreach (var instance in host!.Engine.Core.Directory.All)
                {
                    instance.TryEvict();
                }
            }

            if (crashAt.TryRemove(number, out _))
            {
                crash.Release();
                TaskCompletionSource never = new(TaskCreationOptions.RunContinuationsAsynchronously);
                await using CancellationTokenRegistration registration = stopped.Register(() => never.TrySetCanceled(stopped));
                await never.Task;
            }

            return value + 1;
        }

        await using (host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator(RandomProgram.Name, RandomProgram.RunAsync);
            options.AddActivity<int, int>("Work", WorkAsync);
            options.AddActivity("Fail", int (int value) => throw new InvalidTimeZoneException($"failure {value}"));
            options.AddActivity("FailFirst", int (int value) =>
                value % 2 == 0 && Interlocked.Increment(ref tries) % 2 == 1 ? throw new TimeoutException("once") : value);
        }))
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync(
                RandomProgram.Name, new RandomProgram.State(codes, 0, [], false, 0), new Microsoft.DurableTask.StartOrchestrationOptions("program"));
            await FeedAsync(host, codes);
            Task<OrchestrationMetadata> end = host.Client.WaitForInstanceCompletionAsync("program", getInputsAndOutputs: true);
            while (await Task.WhenAny(end, crash.WaitAsync()) != end)
            {
                await host.RestartAsync();
                end = host.Client.WaitForInstanceCompletionAsync("program", getInputsAndOutputs: true);
            }

            OrchestrationMetadata done = await end;
            return new Course(done.RuntimeStatus, done.SerializedOutput, done.SerializedCustomStatus, Canonical(host.Store));
        }
    }

    /// <summary>Raises an event for each wait that the program may come to, before it can.</summary>
    private static async Task FeedAsync(DurableTestHost host, int[] codes)
    {
        for (int i = 0; i < codes.Length; i++)
        {
            try
            {
                await host.Client.RaiseEventAsync("program", "number", i);
            }
            catch (InvalidOperationException)
            {
                // It has ended already.
                return;
            }
        }
    }

    /// <summary>What each instance asked for, in its order, and what came of it; the order in which results came in is left to chance.</summary>
    private static List<string> Canonical(DurableStore store)
    {
        InstanceReader reader = new(store);
        List<string> lines = [];
        foreach (InstanceRecord instance in reader.List(new InstanceFilter { PageSize = 1_000 }).Values.OrderBy(instance => instance.Id, StringComparer.Ordinal))
        {
            IReadOnlyList<HistoryRow> history = reader.GetWithHistory(instance.Id)!.Value.History;
            ILookup<int, HistoryRow> answers = history.Where(row => !row.IsAction).ToLookup(row => row.TaskId);
            lines.Add($"{instance.Id} {instance.Status} {instance.Generation} {instance.Output}");
            lines.AddRange(history.Where(row => row.IsAction).Select(row =>
                $"{row.TaskId} {row} {row.DueAt} {row.Target} {row.Data} -> {string.Join('|', answers[row.TaskId].Select(answer => $"{answer.Kind} {answer.Data?.Split("\"Stack\"")[0]}"))}"));
        }

        return lines;
    }

    private sealed record Course(OrchestrationRuntimeStatus Status, string? Output, string? CustomStatus, List<string> History);
}
