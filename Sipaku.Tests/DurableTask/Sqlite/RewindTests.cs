using DurableTask.Core;
using Sipaku.DurableTask.Sqlite;
using Sipaku.Tests.DurableTask.Sqlite.Support;
using Xunit;

namespace Sipaku.Tests.DurableTask.Sqlite;

public sealed class RewindTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Rewind_WhenAnActivityOfASubOrchestrationFailed_ShouldRunItAgainAndNothingElse(bool sessions, bool reopen)
    {
        await using TaskHub hub = new(sessions);
        int good = 0;
        bool broken = true;
        hub.Activity("Good", input =>
        {
            good++;
            return input;
        });
        hub.Activity("Broken", input => broken ? throw new InvalidOperationException("broken") : input);
        hub.Orchestration("Child", async (context, _) =>
            await context.ScheduleTask<string>("Good", string.Empty, "1") + await context.ScheduleTask<string>("Broken", string.Empty, "2"));
        hub.Orchestration("Parent", async (context, _) =>
            await context.ScheduleTask<string>("Good", string.Empty, "0") + await context.CreateSubOrchestrationInstance<string>("Child", string.Empty, "child", "x"));
        hub.Worker.ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails;
        await hub.StartAsync();
        OrchestrationInstance created = await hub.CreateAsync("Parent", "parent");
        OrchestrationState failed = await hub.WaitAsync("parent");
        Assert.Equal(OrchestrationStatus.Failed, failed.OrchestrationStatus);
        if (reopen)
        {
            await hub.ReopenAsync();
        }

        broken = false;
        await hub.StopAsync();
        await hub.Service.RewindAsync("parent", "mended");
        OrchestrationState pending = (await hub.StateAsync("parent"))!;
        if (reopen)
        {
            await hub.ReopenAsync();
        }

        await hub.StartAsync();
        OrchestrationState state = await hub.WaitAsync("parent", created.ExecutionId);

        Assert.Equal(OrchestrationStatus.Pending, pending.OrchestrationStatus);
        Assert.Equal((OrchestrationStatus.Completed, "012", null), (state.OrchestrationStatus, state.Output, state.FailureDetails));
        Assert.Equal(2, good);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rewind_WhenAnActivityAndATimerWereOpenAtTheFailure_ShouldAskForThemAgain(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        bool broken = true;
        TaskCompletionSource never = new();
        hub.Activity("Broken", input => broken ? throw new InvalidOperationException("broken") : input);
        hub.Activity("Slow", async (_, input) =>
        {
            if (broken)
            {
                await never.Task;
            }

            return input;
        });
        hub.Orchestration("Both", async (context, _) =>
        {
            Task<string> slow = context.ScheduleTask<string>("Slow", string.Empty, "slow");
            Task<string> timer = context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(broken ? 100_000_000 : 1), "timer");
            return await context.ScheduleTask<string>("Broken", string.Empty, "mended") + await slow + await timer;
        });
        hub.EndFailedTurnsAtOnce();
        await hub.StartAsync();
        await hub.CreateAsync("Both", "one");
        Assert.Equal(OrchestrationStatus.Failed, (await hub.WaitAsync("one")).OrchestrationStatus);

        broken = false;
        await hub.Service.RewindAsync("one", "mended");

        Assert.Equal("mendedslowtimer", (await hub.WaitAsync("one")).Output);
    }

    [Fact]
    public async Task Rewind_WhenTheInstanceHasNotFailedOrIsMissing_ShouldRefuse()
    {
        await using TaskHub hub = new();
        await hub.CreateAsync("Any", "one");

        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Service.RewindAsync("one", "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => hub.Service.RewindAsync("nobody", "x"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CountDeath_WhenAnOrchestratorKeepsKilling_ShouldFailItWithALineAndLetItBeRewound(bool sessions)
    {
        await using TaskHub hub = new(sessions);
        hub.Orchestration("Wait", async (_, _, self) => await self.WaitForEvent("go"));
        await hub.StartAsync();
        await hub.CreateAsync("Wait", "one");
        await hub.UntilAsync("one", OrchestrationStatus.Running);
        await hub.StopAsync();
        await hub.RaiseAsync("one", "go", "kept");
        for (int death = 1; death < SqliteOrchestrationService.ParkAfterDeaths; death++)
        {
            Assert.Equal(death, await hub.Service.CountDeathAsync("one"));
            if (death == 4)
            {
                await hub.ReopenAsync();
            }
        }

        Assert.Equal(SqliteOrchestrationService.ParkAfterDeaths, await hub.Service.CountDeathAsync("one"));

        OrchestrationState parked = await hub.WaitAsync("one");
        Assert.Equal((OrchestrationStatus.Failed, SqliteOrchestrationService.ParkedErrorType), (parked.OrchestrationStatus, parked.FailureDetails.ErrorType));
        Assert.Contains("8 times", parked.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', parked.Output);
        await hub.Service.RewindAsync("one", "mended");
        await hub.StartAsync();
        Assert.Equal("kept", (await hub.WaitAsync("one")).Output);
        Assert.Equal(0, await hub.Service.CountDeathAsync("nobody"));
    }

    [Fact]
    public async Task CountDeath_WhenTwoAreSuspects_ShouldHandThemOutOneAtATimeAndClearTheOneThatComesBack()
    {
        await using TaskHub hub = new();
        hub.Orchestration("Echo", (_, input) => Task.FromResult(input));
        foreach (string id in new[] { "one", "two", "other" })
        {
            await hub.CreateAsync("Echo", id, "x");
        }

        foreach (string id in new[] { "one", "one", "two", "two" })
        {
            await hub.Service.CountDeathAsync(id);
        }

        TaskOrchestrationWorkItem first = (await hub.LockTurnAsync())!;
        TaskOrchestrationWorkItem second = (await hub.LockTurnAsync())!;
        TaskOrchestrationWorkItem? third = await hub.Service.LockNextTaskOrchestrationWorkItemAsync(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        Assert.Equal(("one", "other", null), (first.InstanceId, second.InstanceId, third));
        Assert.Null(first.Session);

        await hub.Service.AbandonTaskOrchestrationWorkItemAsync(first);
        Assert.Equal("two", (await hub.LockTurnAsync())!.InstanceId);
        await hub.StartAsync();
        await hub.WaitAsync("one");
        await hub.WaitAsync("two");
    }
}
