using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Microsoft.Extensions.Time.Testing;
using Sipaku.DurableTask.Sqlite;
using Sipaku.Tests.DurableTask.Sqlite.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.DurableTask.Sqlite;

public sealed class DispatchTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Abandon_WhenATurnIsGivenBack_ShouldHandItOutAgainAfterAPauseThatGrows()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using TaskHub hub = new(configure: options => options.TimeProvider = time);
        await hub.CreateAsync("Any", "one");
        await hub.CreateAsync("Any", "two");
        TaskOrchestrationWorkItem first = (await hub.LockTurnAsync())!;
        Assert.Equal("one", first.InstanceId);

        List<TimeSpan> pauses = [];
        TaskOrchestrationWorkItem item = first;
        for (int round = 0; round < 4; round++)
        {
            await hub.Service.AbandonTaskOrchestrationWorkItemAsync(item);
            await hub.Service.ReleaseTaskOrchestrationWorkItemAsync(item);
            if (round == 0)
            {
                // The others do not wait for it.
                Assert.Equal("two", (await hub.LockTurnAsync())!.InstanceId);
            }

            TimeSpan pause = TimeSpan.Zero;
            Task<TaskOrchestrationWorkItem?> next = hub.LockTurnAsync();
            while (!next.IsCompleted)
            {
                time.Advance(TimeSpan.FromMilliseconds(50));
                pause += TimeSpan.FromMilliseconds(50);
                await Task.Yield();
            }

            item = (await next)!;
            Assert.Equal("one", item.InstanceId);
            Assert.Single(item.NewMessages);
            pauses.Add(pause);
        }

        Assert.True(pauses[0] >= TimeSpan.FromMilliseconds(250), $"{pauses[0]}");
        Assert.True(pauses[3] >= TimeSpan.FromSeconds(2), $"{pauses[3]}");
    }

    [Fact]
    public async Task LockNext_WhenItsTokenIsCancelled_ShouldTakeNothing()
    {
        await using TaskHub hub = new();
        using CancellationTokenSource stop = new();
        Task<TaskOrchestrationWorkItem?> turn = hub.Service.LockNextTaskOrchestrationWorkItemAsync(Timeout.InfiniteTimeSpan, stop.Token);
        Task<TaskActivityWorkItem?> activity = hub.Service.LockNextTaskActivityWorkItem(Timeout.InfiniteTimeSpan, stop.Token);
        await stop.CancelAsync();
        await hub.CreateAsync("Any", "one");

        Assert.Null(await turn);
        Assert.Null(await activity);
        Assert.Null(await hub.Service.LockNextTaskOrchestrationWorkItemAsync(Soon, stop.Token));
        Assert.Equal("one", (await hub.LockTurnAsync())!.InstanceId);
    }

    [Fact]
    public async Task LockNext_WhenNothingIsToDo_ShouldReturnNothingInTime()
    {
        await using TaskHub hub = new();

        Assert.Null(await hub.Service.LockNextTaskOrchestrationWorkItemAsync(TimeSpan.FromMilliseconds(1), CancellationToken.None));
        Assert.Null(await hub.Service.LockNextTaskActivityWorkItem(TimeSpan.FromMilliseconds(1), CancellationToken.None));
    }

    [Fact]
    public async Task Stop_WhenASessionWaits_ShouldEndItAtOnce()
    {
        await using TaskHub hub = new(configure: options => options.ExtendedSessionIdleTimeout = TimeSpan.FromHours(1));
        hub.Orchestration("Wait", async (_, _, self) => await self.WaitForEvent("go"));
        await hub.StartAsync();
        await hub.CreateAsync("Wait", "one");
        await hub.UntilAsync("one", OrchestrationStatus.Running);

        // In good order: it waits for what runs, for nine seconds at most, and a waiting session counts as running.
        await hub.Worker.StopAsync().WaitAsync(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task StartAgain_WhenAnActivityWasTakenAndNotDone_ShouldHandItOutAgainAndRecordOneResult()
    {
        await using TaskHub hub = new();
        hub.Orchestration("One", async (context, _) => await context.ScheduleTask<string>("Echo", string.Empty, "x"));
        await hub.StartAsync();
        await hub.CreateAsync("One", "one");
        await Eventually.HoldsAsync(() => hub.Count("Activities") == 1, "Nothing was scheduled.");
        await hub.StopAsync();
        await hub.ReopenAsync();
        TaskActivityWorkItem first = (await hub.Service.LockNextTaskActivityWorkItem(Soon, CancellationToken.None))!;
        await hub.Service.StartAsync();
        TaskActivityWorkItem second = (await hub.Service.LockNextTaskActivityWorkItem(Soon, CancellationToken.None))!;

        await hub.Service.CompleteTaskActivityWorkItemAsync(second, Result(second, "\"second\""));
        await hub.Service.CompleteTaskActivityWorkItemAsync(first, Result(first, "\"first\""));

        Assert.Equal(1, hub.Count("Inbox"));
        await hub.StartAsync();
        Assert.Equal("second", (await hub.WaitAsync("one")).Output);
    }

    [Fact]
    public async Task Activity_WhenItIsGivenBack_ShouldCountItsDeliveriesAcrossReopening()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using TaskHub hub = new(configure: options => options.TimeProvider = time);
        await ScheduleOneAsync(hub);
        TaskActivityWorkItem first = (await hub.Service.LockNextTaskActivityWorkItem(Soon, CancellationToken.None))!;
        await hub.Service.AbandonTaskActivityWorkItemAsync(first);
        Task<TaskActivityWorkItem?> again = hub.Service.LockNextTaskActivityWorkItem(Soon, CancellationToken.None);
        Assert.False(again.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        TaskActivityWorkItem second = (await again)!;
        await hub.ReopenAsync();
        TaskActivityWorkItem third = (await hub.Service.LockNextTaskActivityWorkItem(Soon, CancellationToken.None))!;

        Assert.Equal((1L, 2L, 2L), (first.DeliveryAttempt, second.DeliveryAttempt, third.DeliveryAttempt));
    }

    [Fact]
    public async Task Complete_WhenTheStateIsInvalid_ShouldWriteNoHistoryAndForgetTheMessages()
    {
        await using TaskHub hub = new();
        await hub.CreateAsync("Any", "one");
        TaskOrchestrationWorkItem item = (await hub.LockTurnAsync())!;
        OrchestrationRuntimeState invalid = new([new OrchestratorStartedEvent(-1), new TaskCompletedEvent(-1, 0, "x")]);

        await hub.Service.CompleteTaskOrchestrationWorkItemAsync(item, invalid, [], [], [], null, null);

        Assert.Equal((0, 0), (hub.Count("Inbox"), hub.Count("History")));
    }

    [Fact]
    public async Task Complete_WhenTheTurnWasHandedOutAgain_ShouldNotCount()
    {
        await using TaskHub hub = new();
        hub.Orchestration("Echo", (_, input) => Task.FromResult(input));
        await hub.CreateAsync("Echo", "one", "x");
        TaskOrchestrationWorkItem stale = (await hub.LockTurnAsync())!;
        await hub.StartAsync();
        OrchestrationState state = await hub.WaitAsync("one");

        stale.OrchestrationRuntimeState.AddEvent(stale.NewMessages[0].Event);
        await Assert.ThrowsAsync<SessionAbortedException>(() => hub.Service.CompleteTaskOrchestrationWorkItemAsync(
            stale, stale.OrchestrationRuntimeState, [], [], [], null, new OrchestrationState()));

        Assert.Equal((OrchestrationStatus.Completed, state.LastUpdatedTime), ((await hub.StateAsync("one"))!.OrchestrationStatus, (await hub.StateAsync("one"))!.LastUpdatedTime));
    }

    [Fact]
    public async Task Dispose_WhenSomeWait_ShouldSendThemAway()
    {
        SqliteOrchestrationService service = new(new SqliteOrchestrationServiceOptions());
        Task<TaskOrchestrationWorkItem?>[] turns =
            [.. Enumerable.Range(0, 3).Select(_ => service.LockNextTaskOrchestrationWorkItemAsync(Timeout.InfiniteTimeSpan, CancellationToken.None))];
        Task<TaskActivityWorkItem?> activity = service.LockNextTaskActivityWorkItem(Timeout.InfiniteTimeSpan, CancellationToken.None);
        Task<OrchestrationState?> end = service.WaitForOrchestrationAsync("one", null, Timeout.InfiniteTimeSpan, CancellationToken.None);

        service.Dispose();

        Assert.All(await Task.WhenAll(turns), Assert.Null);
        Assert.Null(await activity);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => end);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => service.ForceTerminateTaskOrchestrationAsync("one", "x"));
    }

    [Fact]
    public void Counts_WhenAsked_ShouldBeTheOnesOfTheOptions()
    {
        using SqliteOrchestrationService service = new(new SqliteOrchestrationServiceOptions { MaxConcurrentActivities = 3, MaxConcurrentOrchestrations = 7 });

        Assert.Equal((7, 3), (service.MaxConcurrentTaskOrchestrationWorkItems, service.MaxConcurrentTaskActivityWorkItems));
        Assert.Equal(service.TaskOrchestrationDispatcherCount, service.TaskActivityDispatcherCount);
        Assert.False(service.IsMaxMessageCountExceeded(1_000_000, new OrchestrationRuntimeState()));
        Assert.Equal(0, service.GetDelayInSecondsAfterOnProcessException(new InvalidOperationException()));
    }

    private static async Task ScheduleOneAsync(TaskHub hub)
    {
        OrchestrationInstance instance = await hub.CreateAsync("One", "one");
        TaskOrchestrationWorkItem turn = (await hub.LockTurnAsync())!;
        OrchestrationRuntimeState state = turn.OrchestrationRuntimeState;
        state.AddEvent(new OrchestratorStartedEvent(-1));
        state.AddEvent(turn.NewMessages[0].Event);
        TaskScheduledEvent scheduled = new(0, "Echo", string.Empty, "[\"x\"]");
        state.AddEvent(scheduled);
        await hub.Service.CompleteTaskOrchestrationWorkItemAsync(
            turn, state, [new TaskMessage { OrchestrationInstance = instance, Event = scheduled }], [], [], null, new OrchestrationState());
        await hub.Service.ReleaseTaskOrchestrationWorkItemAsync(turn);
    }

    private static TaskMessage Result(TaskActivityWorkItem item, string result) => new()
    {
        OrchestrationInstance = item.TaskMessage.OrchestrationInstance,
        Event = new TaskCompletedEvent(-1, item.TaskMessage.Event.EventId, result),
    };
}
