using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Query;
using Newtonsoft.Json.Linq;
using Sipaku.Tests.DurableTask.Sqlite.Support;
using Sipaku.Tests.Support;
using Xunit;

namespace Sipaku.Tests.DurableTask.Sqlite;

public sealed class StateTests
{
    [Fact]
    public async Task State_WhenJustCreated_ShouldHaveItsTagsTimesAndStart()
    {
        await using TaskHub hub = new();
        DateTime startAt = new(2031, 1, 2, 3, 4, 5, DateTimeKind.Utc);

        await hub.CreateAsync("Any", "one", "in", startAt: startAt, tags: new Dictionary<string, string> { ["a"] = "b" });

        OrchestrationState state = (await hub.StateAsync("one"))!;
        Assert.Equal((OrchestrationStatus.Pending, "Any", "in", "b", startAt), (state.OrchestrationStatus, state.Name, state.Input, state.Tags["a"], state.ScheduledStartTime));
        Assert.Equal((DateTimeKind.Utc, DateTimeKind.Utc, 0), (state.CreatedTime.Kind, state.LastUpdatedTime.Kind, state.Generation));
    }

    [Fact]
    public async Task State_WhenChangedByWhoeverGotIt_ShouldBeAnotherOneForTheNext()
    {
        await using TaskHub hub = new();
        hub.Orchestration("Echo", (_, input) => Task.FromResult(input));
        await hub.StartAsync();
        OrchestrationInstance created = await hub.CreateAsync("Echo", "one", "x", tags: new Dictionary<string, string> { ["a"] = "b" });
        string executionId = created.ExecutionId;
        Task<OrchestrationState> other = hub.WaitAsync("one");

        OrchestrationState state = await hub.WaitAsync("one");
        created.ExecutionId = null;
        state.OrchestrationInstance.ExecutionId = null;
        state.Tags.Clear();

        Assert.Equal(executionId, (await other).OrchestrationInstance.ExecutionId);
        Assert.Equal((executionId, "b"), ((await hub.StateAsync("one"))!.OrchestrationInstance.ExecutionId, (await hub.StateAsync("one"))!.Tags["a"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task State_WhenItContinuesAsNew_ShouldKeepItsCreationAndHaveNoCompletionBeforeTheEnd(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Again", async (context, input, self) =>
        {
            self.Status = input;
            string next = await self.WaitForEvent("next");
            if (next != "end")
            {
                context.ContinueAsNew(next);
            }

            return next;
        });
        await hub.StartAsync();
        OrchestrationInstance created = await hub.CreateAsync("Again", "one", "zero");
        await hub.UntilAsync("one", OrchestrationStatus.Running);
        OrchestrationState before = (await hub.StateAsync("one"))!;
        for (int round = 0; round < 5; round++)
        {
            await hub.RaiseAsync("one", "next", $"round{round}");
        }

        await Eventually.HoldsAsync(async () => (await hub.StateAsync("one"))!.Input == "\"round4\"", "It did not continue.");
        OrchestrationState running = (await hub.StateAsync("one"))!;
        await hub.RaiseAsync("one", "next", "end");
        OrchestrationState ended = await hub.WaitAsync("one", created.ExecutionId);

        Assert.Equal((before.CreatedTime, default(DateTime), "\"round4\""), (running.CreatedTime, running.CompletedTime, running.Status));
        Assert.Equal((before.CreatedTime, "end"), (ended.CreatedTime, ended.Output));
        Assert.True(ended.CompletedTime >= ended.CreatedTime);
        Assert.NotNull(await hub.Service.GetOrchestrationStateAsync("one", created.ExecutionId));
        Assert.Null(await hub.Service.GetOrchestrationStateAsync("one", "unknown"));
    }

    [Fact]
    public async Task Query_WhenPaged_ShouldGiveEachInstanceOnceInAStableOrderAndNoTokenAtTheEnd()
    {
        await using TaskHub hub = new();
        hub.Orchestration("Echo", (_, input) => Task.FromResult(input));
        await hub.StartAsync();
        string[] ids = [.. Enumerable.Range(0, 25).Select(number => $"id{number:00}")];
        foreach (string id in ids)
        {
            await hub.CreateAsync("Echo", id, "in");
            await hub.WaitAsync(id);
        }

        List<string> found = [];
        OrchestrationQuery query = new() { PageSize = 10, CreatedTimeTo = default(DateTime), ExcludeEntities = true, FetchInputsAndOutputs = false };
        int pages = 0;
        do
        {
            OrchestrationQueryResult page = await hub.Service.GetOrchestrationWithQueryAsync(query, CancellationToken.None);
            Assert.All(page.OrchestrationState, state => Assert.Equal((null, null), (state.Input, state.Output)));
            found.AddRange(page.OrchestrationState.Select(state => state.OrchestrationInstance.InstanceId));
            query.ContinuationToken = page.ContinuationToken;
            pages++;
        }
        while (query.ContinuationToken is not null);

        Assert.Equal(ids, found);
        Assert.Equal(3, pages);
        Assert.Equal(25, (await hub.Service.GetOrchestrationWithQueryAsync(new OrchestrationQuery { PageSize = 0 }, CancellationToken.None)).OrchestrationState.Count);
        await Assert.ThrowsAsync<ArgumentException>(() => hub.Service.GetOrchestrationWithQueryAsync(new OrchestrationQuery { ContinuationToken = "nonsense" }, CancellationToken.None));
    }

    [Fact]
    public async Task Query_WhenFiltered_ShouldHeedStatusTimesAndPrefix()
    {
        await using TaskHub hub = new();
        hub.Orchestration("Echo", (_, input) => Task.FromResult(input));
        hub.Orchestration("Wait", async (_, _, self) => await self.WaitForEvent("go"));
        await hub.StartAsync();
        await hub.CreateAsync("Echo", "a1", "x");
        await hub.WaitAsync("a1");
        await hub.CreateAsync("Wait", "a2");
        await hub.UntilAsync("a2", OrchestrationStatus.Running);
        await hub.CreateAsync("Wait", "b1");
        await hub.UntilAsync("b1", OrchestrationStatus.Running);
        DateTime second = (await hub.StateAsync("a2"))!.CreatedTime;

        Assert.Equal(["a2", "b1"], await Ids(new OrchestrationQuery { RuntimeStatus = [OrchestrationStatus.Running] }));
        Assert.Equal(["a2", "b1"], await Ids(new OrchestrationQuery { CreatedTimeFrom = second }));
        Assert.Equal(["a1", "a2"], await Ids(new OrchestrationQuery { CreatedTimeTo = second.ToLocalTime() }));
        Assert.Equal(["a1", "a2"], await Ids(new OrchestrationQuery { InstanceIdPrefix = "a" }));
        Assert.Empty(await Ids(new OrchestrationQuery { InstanceIdPrefix = "A" }));

        async Task<List<string>> Ids(OrchestrationQuery query) =>
            [.. (await hub.Service.GetOrchestrationWithQueryAsync(query, CancellationToken.None)).OrchestrationState.Select(state => state.OrchestrationInstance.InstanceId)];
    }

    [Fact]
    public async Task Wait_WhenItsTimeIsOver_ShouldReturnNull()
    {
        await using TaskHub hub = new();
        await hub.CreateAsync("Any", "one");

        Assert.Null(await hub.Service.WaitForOrchestrationAsync("one", null, TimeSpan.FromMilliseconds(1), CancellationToken.None));
        Assert.Null(await hub.Service.WaitForOrchestrationAsync("nobody", null, TimeSpan.Zero, CancellationToken.None));
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hub.Service.WaitForOrchestrationAsync("one", null, TimeSpan.FromDays(9999), cancelled.Token));
    }

    [Fact]
    public async Task Wait_WhenTheInstanceIsCreatedLater_ShouldStillBeTold()
    {
        await using TaskHub hub = new();
        hub.Orchestration("Echo", (_, input) => Task.FromResult(input));
        await hub.StartAsync();
        Task<OrchestrationState?> wait = hub.Service.WaitForOrchestrationAsync("one", string.Empty, TimeSpan.FromSeconds(30), CancellationToken.None);

        await hub.CreateAsync("Echo", "one", "x");

        Assert.Equal("x", (await wait)!.Output);
    }

    [Fact]
    public async Task History_WhenRead_ShouldBeWholeAsAStreamAndAsJson()
    {
        await using TaskHub hub = new();
        hub.Activity("Echo", input => input);
        hub.Orchestration("Many", async (context, _) =>
        {
            for (int number = 0; number < 300; number++)
            {
                await context.ScheduleTask<string>("Echo", string.Empty, $"{number}");
            }

            return "done";
        });
        await hub.StartAsync();
        await hub.CreateAsync("Many", "one");
        await hub.WaitAsync("one");

        List<HistoryEvent> events = await hub.HistoryAsync("one");
        JArray json = JArray.Parse(await hub.Service.GetOrchestrationHistoryAsync("one", null));

        Assert.Equal(Enumerable.Range(0, 300), events.OfType<TaskScheduledEvent>().Select(scheduled => scheduled.EventId));
        Assert.Equal(Enumerable.Range(0, 300).Select(number => $"\"{number}\""), events.OfType<TaskCompletedEvent>().Select(completed => completed.Result));
        Assert.Equal(events.Select(historyEvent => (int)historyEvent.EventType), json.Select(token => (int)token["EventType"]!));
        Assert.Equal("[]", await hub.Service.GetOrchestrationHistoryAsync("nobody", null));
    }

    [Fact]
    public async Task GetState_WhenTheInputIsNotWanted_ShouldLeaveItOut()
    {
        await using TaskHub hub = new();
        await hub.CreateAsync("Any", "one", "in");

        Assert.Equal(("in", null), (hub.Service.GetState("one", withInput: true)!.Input, hub.Service.GetState("one", withInput: false)!.Input));
        Assert.Null(hub.Service.GetState("nobody", withInput: true));
    }
}
