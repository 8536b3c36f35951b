using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Tracing;
using Sipaku.Tests.DurableTask.Sqlite.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.DurableTask.Sqlite;

public sealed class MessageTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_WhenItIsForAnotherExecution_ShouldNotDisturbThePresentOne(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Wait", async (_, _, self) => await self.WaitForEvent("go"));
        OrchestrationInstance created = await hub.CreateAsync("Wait", "one");
        OrchestrationInstance stale = new() { InstanceId = "one", ExecutionId = "of-another-life" };
        await hub.Service.SendTaskOrchestrationMessageAsync(new TaskMessage { OrchestrationInstance = stale, Event = new EventRaisedEvent(-1, "stale") { Name = "go" } });
        await hub.StartAsync();
        await hub.UntilAsync("one", OrchestrationStatus.Running);
        await hub.Service.SendTaskOrchestrationMessageAsync(new TaskMessage { OrchestrationInstance = stale, Event = new EventRaisedEvent(-1, "stale") { Name = "go" } });
        await hub.Service.SendTaskOrchestrationMessageAsync(new TaskMessage { OrchestrationInstance = created, Event = new EventRaisedEvent(-1, "mine") { Name = "go" } });

        Assert.Equal("mine", (await hub.WaitAsync("one")).Output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ContinueAsNew_WhenATimerOfTheLastExecutionIsLeft_ShouldForgetItAndBringOverEvents(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Again", async (context, input, self) =>
        {
            if (input == "first")
            {
                using CancellationTokenSource cancel = new();
                Task<string> timer = context.CreateTimer(context.CurrentUtcDateTime.AddDays(1), "late", cancel.Token);
                await Task.WhenAny(timer, self.WaitForEvent("next"));
                cancel.Cancel();
                context.ContinueAsNew("second");
                return null;
            }

            return $"{await self.WaitForEvent("go")} after {input}";
        });
        await hub.StartAsync();
        OrchestrationInstance created = await hub.CreateAsync("Again", "one", "first");
        await Eventually.HoldsAsync(() => hub.Count("Inbox") == 1, "The timer is not stored.");
        await hub.RaiseAsync("one", "next", "x");
        await Eventually.HoldsAsync(
            async () => (await hub.StateAsync("one"))!.OrchestrationInstance.ExecutionId != created.ExecutionId, "It did not continue as new.");
        Assert.Equal(0, hub.Count("Inbox"));
        await hub.ReopenAsync();
        await hub.RaiseAsync("one", "go", "end");

        OrchestrationState state = await hub.WaitAsync("one", created.ExecutionId);
        Assert.Equal(("end after \"second\"", "\"second\""), (state.Output, state.Input));
        Assert.DoesNotContain(await hub.HistoryAsync("one"), historyEvent => historyEvent is TimerCreatedEvent);
    }

    [Fact]
    public async Task Terminate_WhenTheInstanceIsPending_ShouldEndItAtOnceAndForgetItsStart()
    {
        await using TaskHub hub = new();
        bool ran = false;
        hub.Orchestration("Never", (_, _) =>
        {
            ran = true;
            return Task.FromResult<string?>("ran");
        });
        OrchestrationInstance created = await hub.CreateAsync("Never", "one", "input");
        await hub.CreateAsync("Never", "later", startAt: DateTime.UtcNow.AddDays(1));
        await hub.RaiseAsync("later", "early", "x");

        await hub.Service.ForceTerminateTaskOrchestrationAsync("one", "enough");
        await hub.Service.ForceTerminateTaskOrchestrationAsync("later", "enough");

        OrchestrationState state = await hub.WaitAsync("one", created.ExecutionId);
        Assert.Equal((OrchestrationStatus.Terminated, "enough"), (state.OrchestrationStatus, state.Output));
        Assert.Equal(0, hub.Count("Inbox"));
        await hub.StartAsync();
        await hub.ReopenAsync();
        hub.Orchestration("Other", (_, _) => Task.FromResult<string?>("other"));
        await hub.CreateAsync("Other", "other");
        await hub.WaitAsync("other");
        Assert.False(ran);
        Assert.Equal(OrchestrationStatus.Terminated, (await hub.StateAsync("later"))!.OrchestrationStatus);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Terminate_WhenASubOrchestrationIsPending_ShouldTellItsParent(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Parent", async (context, _) =>
        {
            try
            {
                return await context.CreateSubOrchestrationInstance<string>("Child", string.Empty, "child", "x");
            }
            catch (global::DurableTask.Core.Exceptions.SubOrchestrationFailedException exception)
            {
                return exception.Message;
            }
        });
        hub.Orchestration("Child", async (_, _, self) => await self.WaitForEvent("never"));
        await hub.StartAsync();
        await hub.CreateAsync("Parent", "parent");
        await hub.UntilAsync("child", OrchestrationStatus.Running);

        await hub.Service.ForceTerminateTaskOrchestrationAsync("child", "enough");

        Assert.Contains("enough", (await hub.WaitAsync("parent")).Output, StringComparison.Ordinal);
        Assert.Equal("parent", (await hub.StateAsync("child"))!.ParentInstance.OrchestrationInstance.InstanceId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task End_WhenTimersAndEventsAreLeft_ShouldDeleteThem(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Race", async (context, _, self) =>
        {
            using CancellationTokenSource cancel = new();
            Task<string> never = context.CreateTimer(context.CurrentUtcDateTime.AddDays(3), "late", cancel.Token);
            await Task.WhenAny(never, self.WaitForEvent("go"));
            cancel.Cancel();
            return "won";
        });
        await hub.StartAsync();
        await hub.CreateAsync("Race", "one");
        await Eventually.HoldsAsync(() => hub.Count("Inbox") == 1, "The timer is not stored.");
        await hub.RaiseAsync("one", "go", "x");
        await hub.WaitAsync("one");

        await hub.RaiseAsync("one", "late", "x");
        await hub.RaiseAsync("nobody", "late", "x");

        Assert.Equal(0, hub.Count("Inbox"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Suspend_WhenEventsCome_ShouldKeepThemUntilTheResume(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Wait", async (_, _, self) => await self.WaitForEvent("go"));
        await hub.StartAsync();
        OrchestrationInstance created = await hub.CreateAsync("Wait", "one");
        await hub.UntilAsync("one", OrchestrationStatus.Running);
        await hub.Client.SuspendInstanceAsync(new OrchestrationInstance { InstanceId = "one" }, "pause");
        await hub.UntilAsync("one", OrchestrationStatus.Suspended);

        await hub.RaiseAsync("one", "go", "kept");
        await hub.ReopenAsync();
        await Assert.ThrowsAsync<global::DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException>(() => hub.CreateAsync("Wait", "one"));
        await hub.Client.ResumeInstanceAsync(new OrchestrationInstance { InstanceId = "one" }, "on");

        Assert.Equal("kept", (await hub.WaitAsync("one", created.ExecutionId)).Output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_WhenManyCome_ShouldDeliverThemInTheirOrderAcrossReopening(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Collect", async (_, _, self) =>
        {
            List<string> got = [];
            while (got.Count < 40)
            {
                got.Add(await self.WaitForEvent("n"));
            }

            return string.Join(',', got);
        });
        await hub.StartAsync();
        await hub.CreateAsync("Collect", "one");
        for (int number = 0; number < 40; number++)
        {
            await hub.RaiseAsync("one", "n", $"{number}");
            if (number % 15 == 14)
            {
                await hub.ReopenAsync();
            }
        }

        Assert.Equal(string.Join(',', Enumerable.Range(0, 40)), (await hub.WaitAsync("one")).Output);
    }

    [Fact]
    public async Task Message_WhenStored_ShouldComeBackWithItsContextsAndItsTimesInUtc()
    {
        await using TaskHub hub = new();
        OrchestrationInstance instance = new() { InstanceId = "one", ExecutionId = "first" };
        ExecutionStartedEvent started = new(-1, "in\ud800put")
        {
            Name = "Echo",
            Version = "2",
            OrchestrationInstance = instance,
            Tags = new Dictionary<string, string> { ["Ä"] = "ß" },
            ParentTraceContext = new DistributedTraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=b") { Id = "id", SpanId = "span" },
            Timestamp = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc),
        };
        await hub.Service.CreateTaskOrchestrationAsync(new TaskMessage { OrchestrationInstance = instance, Event = started });
        await hub.ReopenAsync();

        TaskOrchestrationWorkItem item = (await hub.Service.LockNextTaskOrchestrationWorkItemAsync(TimeSpan.FromSeconds(5), CancellationToken.None))!;

        ExecutionStartedEvent back = Assert.IsType<ExecutionStartedEvent>(Assert.Single(item.NewMessages).Event);
        Assert.Equal(("in\ud800put", "2", "ß", "first"), (back.Input, back.Version, back.Tags["Ä"], back.OrchestrationInstance.ExecutionId));
        Assert.Equal((started.Timestamp, DateTimeKind.Utc), (back.Timestamp, back.Timestamp.Kind));
        Assert.Equal(("a=b", "id", "span"), (back.ParentTraceContext.TraceState, back.ParentTraceContext.Id, back.ParentTraceContext.SpanId));
        Assert.NotSame(started, back);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Timer_WhenItsTimeIsLocal_ShouldFireAtThatMomentAndBeUtcInTheHistory(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Sleep", async (context, _) => await context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(300).ToLocalTime(), "woke"));
        await hub.StartAsync();
        await hub.CreateAsync("Sleep", "one");
        await Eventually.HoldsAsync(() => hub.Count("Inbox") == 1, "The timer is not stored.");
        await hub.ReopenAsync();

        OrchestrationState state = await hub.WaitAsync("one");
        TimerFiredEvent fired = Assert.Single((await hub.HistoryAsync("one")).OfType<TimerFiredEvent>());

        Assert.Equal(("woke", DateTimeKind.Utc), (state.Output, fired.FireAt.Kind));
        Assert.InRange(fired.FireAt, state.CreatedTime, state.CompletedTime);
    }

    [Fact]
    public async Task Activity_WhenItsMessageIsStored_ShouldKeepTheTagsOfItsOrchestration()
    {
        await using TaskHub hub = new();
        hub.Orchestration("One", async (context, _) => await context.ScheduleTask<string>("Echo", string.Empty, "x"));
        await hub.StartAsync();
        await hub.CreateAsync("One", "one", tags: new Dictionary<string, string> { ["team"] = "air" });
        await Eventually.HoldsAsync(() => hub.Count("Activities") == 1, "Nothing was scheduled.");
        await hub.StopAsync();
        await hub.ReopenAsync();

        TaskActivityWorkItem item = (await hub.Service.LockNextTaskActivityWorkItem(TimeSpan.FromSeconds(5), CancellationToken.None))!;

        Assert.Equal("air", item.TaskMessage.OrchestrationExecutionContext.OrchestrationTags["team"]);
    }
}
