using System.Collections.Concurrent;
using System.Globalization;
using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Query;
using FsCheck.Xunit;
using Sipaku.Tests.DurableTask.Sqlite.Support;
using Xunit;

namespace Sipaku.Tests.DurableTask.Sqlite.Model;

/// <summary>
/// Any program gives the same output and the same history whether its orchestrations stay in memory, are replayed each turn, or lose their
/// store at any point.
/// </summary>
public sealed class ModelTests
{
    /// <summary>Disturbances hit within so many activities of the start.</summary>
    private const int Disturbed = 20;

    [Property(MaxTest = 25)]
    public async Task Program_WhenReplayedOrReopenedAtAnyPoint_ShouldTakeTheSameCourse(int[] codes, byte[] reopenings)
    {
        Course undisturbed = await RunAsync(codes, sessions: true, []);
        Course replayed = await RunAsync(codes, sessions: false, []);
        Course reopened = await RunAsync(codes, sessions: true, reopenings);

        Assert.Equal(OrchestrationStatus.Completed, undisturbed.Status);
        Assert.Equal(undisturbed.Output, replayed.Output);
        Assert.Equal(undisturbed.History, replayed.History);
        Assert.Equal(undisturbed.Output, reopened.Output);
        Assert.Equal(undisturbed.History, reopened.History);
        Assert.Equal(undisturbed.CustomStatus, reopened.CustomStatus);
    }

    private static async Task<Course> RunAsync(int[] codes, bool sessions, byte[] reopenings)
    {
        ConcurrentDictionary<int, bool> reopenAt = new(reopenings.Select(at => at % Disturbed).Distinct().Select(at => KeyValuePair.Create(at, true)));
        SemaphoreSlim reopen = new(0);
        TaskCompletionSource never = new();
        int started = 0;
        await using TaskHub hub = new(sessions);
        hub.Activity("Work", async (context, input) =>
        {
            if (reopenAt.TryRemove(Interlocked.Increment(ref started), out _))
            {
                reopen.Release();
                await never.Task;
            }

            return $"{int.Parse(input, CultureInfo.InvariantCulture) + 1}";
        });
        hub.Activity("Fail", (string input) => throw new InvalidTimeZoneException($"failure {input}"));
        hub.Orchestration(RandomProgram.Name, RandomProgram.RunAsync);
        await hub.StartAsync();
        await hub.CreateAsync(RandomProgram.Name, "program", new RandomProgram.State(codes, 0, [], false, 0).ToString());
        for (int number = 0; number < codes.Length; number++)
        {
            // One for each wait that the program may come to.
            await hub.RaiseAsync("program", "number", $"{number}");
        }

        // Those that wait in sub-orchestrations are fed until the end.
        using CancellationTokenSource fed = new();
        Task feeding = FeedAsync(hub, fed.Token);
        Task<OrchestrationState> end = hub.WaitAsync("program");
        while (await Task.WhenAny(end, reopen.WaitAsync()) != end)
        {
            await hub.ReopenAsync();
            end = hub.WaitAsync("program");
        }

        OrchestrationState done = await end;
        await fed.CancelAsync();
        await feeding;
        return new Course(done.OrchestrationStatus, done.Output, done.Status, await CanonicalAsync(hub));
    }

    private static async Task FeedAsync(TaskHub hub, CancellationToken stop)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(5));
        HashSet<string> given = [];
        while (!stop.IsCancellationRequested)
        {
            try
            {
                foreach (string id in await hub.IdsAsync("program:"))
                {
                    if (given.Add(id))
                    {
                        foreach (int number in Enumerable.Range(0, 7))
                        {
                            await hub.RaiseAsync(id, "number", $"{number}");
                        }
                    }
                }

                await timer.WaitForNextTickAsync(stop);
            }
            catch (Exception exception) when (exception is ObjectDisposedException or OperationCanceledException)
            {
                // The store is being reopened, or all is done.
                given.Clear();
            }
        }
    }

    /// <summary>What each instance asked for, in its order, and what came of it; the order in which results came in is left to chance.</summary>
    private static async Task<List<string>> CanonicalAsync(TaskHub hub)
    {
        List<string> lines = [];
        OrchestrationQueryResult all = await hub.Service.GetOrchestrationWithQueryAsync(new OrchestrationQuery { PageSize = 1_000 }, CancellationToken.None);
        foreach (OrchestrationState state in all.OrchestrationState.OrderBy(state => state.OrchestrationInstance.InstanceId, StringComparer.Ordinal))
        {
            List<HistoryEvent> history = await hub.HistoryAsync(state.OrchestrationInstance.InstanceId);
            ILookup<int, string> answers = history.Select(Answer).Where(answer => answer.Of >= 0).ToLookup(answer => answer.Of, answer => answer.Said);
            lines.Add($"{state.OrchestrationInstance.InstanceId} {state.OrchestrationStatus} {state.Output}");
            lines.AddRange(history.Select(Request).OfType<(int Id, string Said)>().Select(request =>
                $"{request.Id} {request.Said} -> {string.Join('|', answers[request.Id])}"));
        }

        return lines;
    }

    private static (int Id, string Said)? Request(HistoryEvent historyEvent) => historyEvent switch
    {
        TaskScheduledEvent scheduled => (scheduled.EventId, $"{scheduled.Name}"),
        TimerCreatedEvent timer => (timer.EventId, "timer"),
        SubOrchestrationInstanceCreatedEvent created => (created.EventId, $"{created.Name} {created.InstanceId}"),
        EventSentEvent sent => (sent.EventId, $"{sent.InstanceId} {sent.Name} {sent.Input}"),
        _ => null,
    };

    private static (int Of, string Said) Answer(HistoryEvent historyEvent) => historyEvent switch
    {
        TaskCompletedEvent completed => (completed.TaskScheduledId, completed.Result),
        TaskFailedEvent failed => (failed.TaskScheduledId, failed.FailureDetails!.ErrorMessage),
        TimerFiredEvent timer => (timer.TimerId, "fired"),
        SubOrchestrationInstanceCompletedEvent completed => (completed.TaskScheduledId, completed.Result),
        SubOrchestrationInstanceFailedEvent failed => (failed.TaskScheduledId, failed.Reason!),
        _ => (-1, string.Empty),
    };

    private sealed record Course(OrchestrationStatus Status, string? Output, string? CustomStatus, List<string> History);
}
