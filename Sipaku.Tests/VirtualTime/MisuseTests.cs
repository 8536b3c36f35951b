using Microsoft.DurableTask.Client;
using Xunit;

namespace Sipaku.Tests.VirtualTime;

public class MisuseTests
{
    [Fact]
    public async Task Wait_WhenNothingCanEndIt_FailsAtOnce()
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options => options.AddOrchestrator(
            "Wait", context => context.WaitForExternalEvent<string>("Never")));

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunAsync("Wait", id: "lonely"));

        Assert.Contains("lonely would wait for ever", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Orchestrator_WhenItsFirstAwaitIsNotDurable_Fails(bool replayEveryTurn)
    {
        TaskCompletionSource foreign = new();
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Stray", _ => foreign.Task);
        });

        OrchestrationMetadata end = await host.RunAsync("Stray");

        Assert.Contains("not durable", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Orchestrator_WhenALaterAwaitIsNotDurable_IsReported(bool replayEveryTurn)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddOrchestrator("Stray", async context =>
            {
                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                await Task.Run(() => { });
                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            });
        });

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunAsync("Stray"));

        Assert.Contains("not durable", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, OrchestrationRuntimeStatus.Failed)]
    [InlineData(false, OrchestrationRuntimeStatus.Completed)]
    public async Task Orchestrator_WhenItIsNotDeterministic_FailsOnceItIsReplayed(bool replayEveryTurn, OrchestrationRuntimeStatus status)
    {
        int plays = 0;
        await using DurableTestHost host = await DurableTestHost.StartAsync(options =>
        {
            options.ReplayEveryTurn = replayEveryTurn;
            options.AddActivity<int, int>("Odd", number => number);
            options.AddActivity<int, int>("Even", number => number);
            options.AddOrchestrator("Moody", context => context.CallActivityAsync(++plays % 2 == 0 ? "Even" : "Odd", plays));
        });

        Assert.Equal(status, (await host.RunAsync("Moody")).RuntimeStatus);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_WhenTheHostDoesNotKnowTheName_FailsWhoWaits(bool activity)
    {
        await using DurableTestHost host = await DurableTestHost.StartAsync(options => options.AddOrchestrator(
            "Call", context => activity ? context.CallActivityAsync("Unknown") : context.CallSubOrchestratorAsync("Unknown")));

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunAsync("Call"));

        Assert.EndsWith("Unknown.", failure.Message, StringComparison.Ordinal);
    }
}
