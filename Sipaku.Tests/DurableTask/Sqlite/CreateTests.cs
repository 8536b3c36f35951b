using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Sipaku.Tests.DurableTask.Sqlite.Support;
using Xunit;

namespace Sipaku.Tests.DurableTask.Sqlite;

public sealed class CreateTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Create_WhenAnInstanceOfTheIdIsUnfinished_ShouldRefuseAndLeaveIt(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Wait", async (_, _, self) => await self.WaitForEvent("go"));
        OrchestrationInstance first = await hub.CreateAsync("Wait", "one");

        OrchestrationAlreadyExistsException pending = await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => hub.CreateAsync("Wait", "one"));
        await hub.StartAsync();
        await hub.UntilAsync("one", OrchestrationStatus.Running);
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => hub.CreateAsync("Wait", "one"));
        await hub.ReopenAsync();
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => hub.CreateAsync("Wait", "one"));
        await hub.RaiseAsync("one", "go", "done");

        OrchestrationState state = await hub.WaitAsync("one");
        Assert.Contains("'one'", pending.Message, StringComparison.Ordinal);
        Assert.Equal(("done", first.ExecutionId), (state.Output, state.OrchestrationInstance.ExecutionId));
    }

    [Fact]
    public async Task Create_WhenNoStatusForbidsIt_ShouldReplaceARunningInstanceAndAllThatIsIts()
    {
        await using TaskHub hub = new();
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource leave = new(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.Activity("Block", async (_, _) =>
        {
            entered.TrySetResult();
            await leave.Task;
            return "old";
        });
        hub.Orchestration("Old", async (context, _) => await context.ScheduleTask<string>("Block", string.Empty, "x"));
        hub.Orchestration("New", async (_, _, self) => await self.WaitForEvent("go"));
        await hub.StartAsync();
        OrchestrationInstance old = await hub.CreateAsync("Old", "one");
        await entered.Task;
        Task<OrchestrationState?> waitsForOld = hub.Service.WaitForOrchestrationAsync("one", old.ExecutionId, TimeSpan.FromMinutes(1), CancellationToken.None);

        OrchestrationInstance replacement = await hub.CreateAsync("New", "one", dedupe: []);
        leave.SetResult();
        await hub.RaiseAsync("one", "go", "new");

        OrchestrationState state = await hub.WaitAsync("one", replacement.ExecutionId);
        Assert.Null(await waitsForOld);
        Assert.Equal(("new", 1), (state.Output, state.Generation));
    }

    [Fact]
    public async Task Create_WhenATurnOfTheReplacedInstanceIsUnderWay_ShouldNotLetThatTurnCount()
    {
        await using TaskHub hub = new();
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ManualResetEventSlim leave = new();
        hub.Orchestration("Old", (_, _) =>
        {
            entered.TrySetResult();
            leave.Wait();
            return Task.FromResult<string?>("old");
        });
        hub.Orchestration("New", (_, _) => Task.FromResult<string?>("new"));
        await hub.StartAsync();
        await hub.CreateAsync("Old", "one");
        await entered.Task;

        OrchestrationInstance replacement = await hub.CreateAsync("New", "one", dedupe: []);
        leave.Set();

        OrchestrationState state = await hub.WaitAsync("one");
        Assert.Equal(("new", replacement.ExecutionId), (state.Output, state.OrchestrationInstance.ExecutionId));
        Assert.Single((await hub.HistoryAsync("one")).OfType<ExecutionStartedEvent>());
    }

    [Fact]
    public async Task Create_WhenTheInstanceHasEnded_ShouldReplaceItsHistory()
    {
        await using TaskHub hub = new();
        hub.Orchestration("Echo", (_, input) => Task.FromResult(input));
        await hub.StartAsync();
        await hub.CreateAsync("Echo", "one", "first");
        await hub.WaitAsync("one");

        await hub.CreateAsync("Echo", "one", "second");

        Assert.Equal("second", (await hub.WaitAsync("one")).Output);
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => hub.CreateAsync("Echo", "one", dedupe: [OrchestrationStatus.Completed]));
        await hub.ReopenAsync();
        Assert.Equal("second", (await hub.StateAsync("one"))!.Input);
        Assert.Single((await hub.HistoryAsync("one")).OfType<ExecutionStartedEvent>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SubOrchestration_WhenItsIdIsOfARunningInstance_ShouldFailTheCallAndLeaveThatInstance(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Wait", async (_, _, self) => await self.WaitForEvent("go"));
        hub.Orchestration("Parent", async (context, _) =>
        {
            try
            {
                return await context.CreateSubOrchestrationInstance<string>("Wait", string.Empty, "taken", "x");
            }
            catch (SubOrchestrationFailedException exception)
            {
                return exception.Message;
            }
        });
        await hub.StartAsync();
        OrchestrationInstance taken = await hub.CreateAsync("Wait", "taken");
        await hub.UntilAsync("taken", OrchestrationStatus.Running);

        await hub.CreateAsync("Parent", "parent");

        Assert.Contains("'taken'", (await hub.WaitAsync("parent")).Output, StringComparison.Ordinal);
        await hub.RaiseAsync("taken", "go", "unharmed");
        Assert.Equal("unharmed", (await hub.WaitAsync("taken", taken.ExecutionId)).Output);
    }

    [Fact]
    public async Task Create_WhenIdsDifferOnlyOrdinally_ShouldKeepThemApart()
    {
        await using TaskHub hub = new();
        hub.Orchestration("Echo", (_, input) => Task.FromResult(input));
        await hub.StartAsync();
        string[] ids = ["a", "A", "é", "e\u0301", "nul\0one", "nul\0two", "nul", "lone\ud800", "lone\ud801", "lone\udfff", "lone\ufffd", "percent%", "percent_", "/\\#?", new string('x', 400)];
        foreach (string id in ids)
        {
            await hub.CreateAsync("Echo", id, id);
        }

        foreach (string id in ids)
        {
            Assert.Equal(id, (await hub.WaitAsync(id)).Output);
        }

        await hub.ReopenAsync();
        foreach (string id in ids)
        {
            Assert.Equal((id, id), ((await hub.StateAsync(id))!.OrchestrationInstance.InstanceId, (await hub.StateAsync(id))!.Input));
        }

        Assert.Equal(["percent%"], await hub.IdsAsync("percent%"));
        Assert.Equal(["nul\0one"], await hub.IdsAsync("nul\0o"));
    }

    [Fact]
    public async Task CreateAndSend_WhenTheIdIsOfAnEntity_ShouldRefuseInOneLine()
    {
        await using TaskHub hub = new();

        NotSupportedException created = await Assert.ThrowsAsync<NotSupportedException>(() => hub.CreateAsync("Echo", "@counter@one"));
        NotSupportedException sent = await Assert.ThrowsAsync<NotSupportedException>(() => hub.RaiseAsync("@counter@one", "op", "{}"));

        Assert.Contains("@counter@one", created.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sent.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Create_WhenItsStartIsLater_ShouldKeepEventsUntilThen(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Wait", async (_, _, self) => await self.WaitForEvent("go"));
        await hub.StartAsync();
        DateTime startAt = DateTime.UtcNow.AddSeconds(1.5);
        await hub.CreateAsync("Wait", "later", startAt: startAt.ToLocalTime());

        await hub.RaiseAsync("later", "go", "early");
        await hub.ReopenAsync();
        OrchestrationState pending = (await hub.StateAsync("later"))!;
        OrchestrationState state = await hub.WaitAsync("later");

        Assert.Equal((OrchestrationStatus.Pending, DateTimeKind.Utc), (pending.OrchestrationStatus, pending.ScheduledStartTime!.Value.Kind));
        Assert.Equal(startAt, pending.ScheduledStartTime);
        Assert.Equal(("early", startAt), (state.Output, state.ScheduledStartTime));
        Assert.True(state.CompletedTime >= startAt);
    }
}
